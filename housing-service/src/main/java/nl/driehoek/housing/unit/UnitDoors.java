package nl.driehoek.housing.unit;

import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Doors;
import nl.driehoek.housing.http.model.Action;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What can be done with a home in its present state, and the refusal when it can't. */
public final class UnitDoors {
  private static final String OFFICER = "letting-officer";

  private UnitDoors() {}

  /** Null when its facts can be corrected. */
  static @Nullable ProblemException whyNotCorrected(UnitState state) {
    return switch (state) {
      case REGISTERED, WITHDRAWN -> null;
      case PUBLISHED, HELD -> ProblemException.conflict("unit-in-line");
      case LET -> ProblemException.conflict("unit-let");
    };
  }

  /** Null when it can be published. */
  public static @Nullable ProblemException whyNotPublished(UnitState state) {
    return switch (state) {
      case REGISTERED, WITHDRAWN -> null;
      case PUBLISHED, HELD -> ProblemException.conflict("unit-already-published");
      case LET -> ProblemException.conflict("unit-let");
    };
  }

  /** For the own corporation; others have nothing to do with a home. */
  static List<Action> actions(Unit unit, Caller caller) {
    UUID corporation = unit.corporationId();
    if (!corporation.equals(caller.organisationId()) || caller.has("resident")) {
      return List.of();
    }
    ProblemException role =
        caller.has(OFFICER) ? null : ProblemException.forbidden("letting-officer-only");
    return List.of(
        Doors.action("change", role == null ? whyNotCorrected(unit.state()) : role),
        Doors.action("publication", role == null ? whyNotPublished(unit.state()) : role));
  }
}
