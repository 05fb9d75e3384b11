package nl.driehoek.capacity.place;

import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what is known of residents: a carer those of the own institution; an auditor all,
 * with what says who somebody is masked. For everybody else a 403 problem.
 *
 * @param institution null for an auditor
 */
public record CareReader(@Nullable UUID institution) {

  /** The caller, where one of these roles allows it. */
  public static CareReader current(String... roles) {
    Caller caller = Caller.current();
    boolean auditor = caller.organisationKind().equals("AUDITOR") && caller.has("auditor");
    return new CareReader(auditor ? null : PlaceViewer.careCaller(roles).organisationId());
  }

  /** Whether numbers, names and care facts have to stay hidden. */
  public boolean masked() {
    return institution == null;
  }

  /** The purpose of the reading for the audit trail, unless the caller named one. */
  public String purpose(@Nullable String named) {
    return masked() ? "AUDIT" : named == null ? "OUTFLOW" : named;
  }

  /** A condition on the column with the institution; uses {@code :reader}. */
  public String sql(String column) {
    return masked() ? " true" : " %s = :reader".formatted(column);
  }
}
