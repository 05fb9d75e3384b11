package nl.driehoek.housing.access;

import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Pseudonyms;
import org.jspecify.annotations.Nullable;

/** Who looks, and so which rows there are. Derived from the token only. */
public sealed interface Viewer {

  /** A corporation: its own homes, and what happens in them. */
  record Corporation(UUID organisationId) implements Viewer {}

  /** Staff of a care institution: its own candidates. */
  record Care(UUID organisationId) implements Viewer {}

  /**
   * @param residentKey the pairwise pseudonym of the resident in this service
   */
  record Resident(String residentKey) implements Viewer {}

  /** A municipality: everything under the covenants to which it is a party. */
  record Municipality(UUID organisationId) implements Viewer {}

  /** Reads all, writes nothing. */
  record Auditor() implements Viewer {}

  /** Whose covenants count for figures; null: those of all. Residents see no figures. */
  default @Nullable UUID ownOrganisation() {
    return switch (this) {
      case Corporation(var own) -> own;
      case Care(var own) -> own;
      case Municipality(var own) -> own;
      case Auditor _ -> null;
      case Resident _ -> throw new IllegalStateException("no figures for residents");
    };
  }

  /** The viewer behind the caller; 403 for who has no business with homes. */
  static Viewer of(Caller caller) {
    if (caller.has("resident")) {
      return new Resident(residentKey(caller));
    }
    return switch (caller.organisationKind()) {
      case "CORPORATION" -> new Corporation(having(caller, "letting-officer", "director"));
      case "CARE_INSTITUTION" -> new Care(having(caller, "mentor", "planner", "director"));
      case "MUNICIPALITY" ->
          new Municipality(having(caller, "director", "urgency-officer", "controller"));
      case "AUDITOR" -> {
        caller.requireAny("auditor");
        yield new Auditor();
      }
      default -> throw ProblemException.forbidden("no-case-content");
    };
  }

  /** The resident as this service knows the caller, as SeekHome says. */
  static String residentKey(Caller caller) {
    return Pseudonyms.pairwise("housing", caller.subject());
  }

  private static UUID having(Caller caller, String... roles) {
    caller.requireAny(roles);
    return caller.organisationId();
  }
}
