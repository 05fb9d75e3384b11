package nl.driehoek.housing.desk;

import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Who may act for which side; whoever may not even know of a case gets 404. */
final class Parties {

  private Parties() {}

  /**
   * Who answers for the candidate. That a mentor or planner answers on behalf follows from the
   * role; whoever says otherwise has misunderstood and hears so.
   *
   * @return RESIDENT, MENTOR or PLANNER
   */
  static String candidateSide(
      Caller caller,
      @Nullable Boolean onBehalf,
      @Nullable String residentKey,
      UUID careOrganisationId) {
    return switch (Viewer.of(caller)) {
      case Viewer.Resident(var key) -> {
        if (!key.equals(residentKey)) {
          throw ProblemException.notFound();
        }
        if (Boolean.TRUE.equals(onBehalf)) {
          new Faults().add("/onBehalf", "on-behalf-of-oneself").throwIfAny();
        }
        yield "RESIDENT";
      }
      case Viewer.Care(var organisation) -> {
        if (!organisation.equals(careOrganisationId)) {
          throw ProblemException.notFound();
        }
        caller.requireAny("mentor", "planner");
        if (Boolean.FALSE.equals(onBehalf)) {
          new Faults().add("/onBehalf", "on-behalf-denied").throwIfAny();
        }
        yield caller.has("mentor") ? "MENTOR" : "PLANNER";
      }
      case Viewer.Corporation c -> throw ProblemException.forbidden("candidate-side-only");
      case Viewer.Municipality m -> throw ProblemException.forbidden("candidate-side-only");
      case Viewer.Auditor a -> throw ProblemException.forbidden("read-only");
    };
  }

  /** The caller's corporation; 403 for everyone else, 404 when the case is another's. */
  static Viewer.Corporation corporation(Caller caller, String... roles) {
    if (Viewer.of(caller) instanceof Viewer.Corporation corporation) {
      caller.requireAny(roles);
      return corporation;
    }
    throw ProblemException.forbidden("corporation-only");
  }

  /** As {@link #corporation(Caller, String...)}, for a case of this corporation. */
  static void corporationOf(Caller caller, UUID corporationId, String... roles) {
    if (!corporation(caller, roles).organisationId().equals(corporationId)) {
      throw ProblemException.notFound();
    }
  }
}
