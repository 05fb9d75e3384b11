package nl.driehoek.capacity.outflow;

import java.util.List;
import nl.driehoek.capacity.http.model.Reading;
import nl.driehoek.capacity.http.model.ReadingPage;
import nl.driehoek.platform.web.audit.AuditEntry;
import nl.driehoek.platform.web.audit.AuditOrder;
import nl.driehoek.platform.web.audit.AuditTrail;
import nl.driehoek.platform.web.uses.DataUses;
import org.jspecify.annotations.Nullable;

/** Who looked: the resident may always know, in roles and institutions and without names. */
final class Readings {

  private final DataUses uses;

  Readings(AuditTrail trail) {
    this.uses = new DataUses(trail);
  }

  /** The readings of this person's data in this service, in this order. */
  ReadingPage of(
      String pseudonym, AuditOrder order, @Nullable String cursor, @Nullable Integer limit) {
    DataUses.Page page = uses.of(pseudonym, List.of(), order, cursor, limit);
    return new ReadingPage()
        .items(page.items().stream().map(Readings::view).toList())
        .next(page.next());
  }

  private static Reading view(AuditEntry entry) {
    return new Reading()
        .at(entry.at())
        ._object(entry.object())
        .purpose(entry.purpose())
        .roles(entry.roles())
        .organisationId(entry.organisationId());
  }
}
