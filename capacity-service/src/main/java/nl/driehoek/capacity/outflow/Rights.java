package nl.driehoek.capacity.outflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** Who may take which action on a request: the role, within the organisation that it belongs to. */
final class Rights {

  private Rights() {}

  /** The role in which the caller may do this; empty when the caller may not. */
  static Optional<Actor> actor(
      Action action, Caller caller, Origin origin, @Nullable Outflow outflow) {
    UUID organisation = caller.organisationId();
    boolean atInstitution = organisation.equals(origin.careOrganisationId());
    boolean atMunicipality =
        outflow != null && organisation.equals(outflow.agreement().municipalityId());
    return roles(action, atInstitution, atMunicipality).stream()
        .filter(caller::has)
        .findFirst()
        .map(role -> new Actor(role, organisation, caller.subject()));
  }

  /** The roles that may do this, whoever asks: for the text of a refusal. */
  static List<String> roles(Action action) {
    List<String> inside = roles(action, true, false);
    return inside.isEmpty() ? roles(action, false, true) : inside;
  }

  private static List<String> roles(Action action, boolean atInstitution, boolean atMunicipality) {
    List<String> caring = atInstitution ? List.of("mentor", "planner") : List.of();
    List<String> planning = atInstitution ? List.of("planner") : List.of();
    List<String> deciding = atMunicipality ? List.of("urgency-officer", "director") : List.of();
    return switch (action) {
      case EDIT, SUBMIT, PARK, RECORD_SUPPORT_START -> caring;
      case WITHDRAW -> atInstitution ? List.of("mentor", "planner", "resident") : List.of();
      case DECIDE_READINESS, PLAN_FREED_PLACE -> planning;
      case DECIDE_URGENCY, GUARANTEE_CARE -> deciding;
      case RESUME -> atMunicipality ? List.of("director") : caring;
      case ANSWER_OFFER, SIGN_TENANCY, HAND_OVER_KEY, PUBLISH_HOME, WAIT, NONE -> List.of();
    };
  }
}
