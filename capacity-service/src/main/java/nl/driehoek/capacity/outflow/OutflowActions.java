package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * For every action whether this caller can take it now, and why not. The answer is that of the
 * rules themselves: each action is tried on them, so that a button never disagrees with its effect.
 */
final class OutflowActions {

  /**
   * @param reason a stable code; null when it is possible
   */
  record Possible(Action action, @Nullable String reason) {}

  private static final List<Action> OFFERED =
      List.of(
          Action.EDIT,
          Action.SUBMIT,
          Action.DECIDE_READINESS,
          Action.DECIDE_URGENCY,
          Action.GUARANTEE_CARE,
          Action.PLAN_FREED_PLACE,
          Action.WITHDRAW,
          Action.PARK,
          Action.RESUME,
          Action.RECORD_SUPPORT_START);

  private OutflowActions() {}

  static List<Possible> of(Row row, boolean complete, Caller caller, Instant now) {
    List<Possible> all = new ArrayList<>();
    for (Action action : OFFERED) {
      all.add(new Possible(action, refusal(action, row, complete, caller, now).orElse(null)));
    }
    return all;
  }

  static boolean otherOwner(Outflow outflow, Caller caller) {
    Ending ending = outflow.ending();
    return ending != null
        && ending.ownerOrganisationId() != null
        && !caller.organisationId().equals(ending.ownerOrganisationId())
        && !caller.organisationId().equals(outflow.agreement().municipalityId());
  }

  private static Optional<String> refusal(
      Action action, Row row, boolean complete, Caller caller, Instant now) {
    if (Rights.actor(action, caller, row.origin(), row.outflow()).isEmpty()) {
      return Optional.of("role-missing");
    }
    Outflow outflow = row.outflow();
    if (outflow == null) {
      return ofDraft(action, row.state(), complete);
    }
    if (action == Action.RESUME && otherOwner(outflow, caller)) {
      return Optional.of("other-owner");
    }
    return switch (action) {
      case EDIT, SUBMIT -> Optional.of("wrong-state");
      case DECIDE_READINESS ->
          tried(outflow, new OutflowCommand.DecideReadiness(true, null, caller.subject()), now);
      case DECIDE_URGENCY ->
          tried(
              outflow,
              new OutflowCommand.DecideUrgency(true, "OUTFLOW", BusinessDates.on(now)),
              now);
      case GUARANTEE_CARE -> tried(outflow, new OutflowCommand.GuaranteeCare(), now);
      case PLAN_FREED_PLACE ->
          tried(outflow, new OutflowCommand.PlanFreedPlace(other(outflow)), now);
      case WITHDRAW -> tried(outflow, new OutflowCommand.Withdraw("OTHER"), now);
      case PARK -> tried(outflow, new OutflowCommand.Park("OTHER", null), now);
      case RESUME -> tried(outflow, new OutflowCommand.Resume(), now);
      case RECORD_SUPPORT_START ->
          tried(outflow, new OutflowCommand.StartSupport(BusinessDates.on(now)), now);
      case ANSWER_OFFER, SIGN_TENANCY, HAND_OVER_KEY, PUBLISH_HOME, WAIT, NONE ->
          Optional.of("elsewhere");
    };
  }

  private static Optional<String> ofDraft(Action action, OutflowState state, boolean complete) {
    if (state != OutflowState.DRAFT) {
      return Optional.of("wrong-state");
    }
    return switch (action) {
      case EDIT, WITHDRAW -> Optional.empty();
      case SUBMIT -> complete ? Optional.empty() : Optional.of("incomplete");
      case DECIDE_READINESS,
          DECIDE_URGENCY,
          GUARANTEE_CARE,
          PLAN_FREED_PLACE,
          PARK,
          RESUME,
          RECORD_SUPPORT_START,
          ANSWER_OFFER,
          SIGN_TENANCY,
          HAND_OVER_KEY,
          PUBLISH_HOME,
          WAIT,
          NONE ->
          Optional.of("wrong-state");
    };
  }

  private static FreedPlacePlan other(Outflow outflow) {
    return outflow.plan() == FreedPlacePlan.CLOSE ? FreedPlacePlan.REFILL : FreedPlacePlan.CLOSE;
  }

  private static Optional<String> tried(Outflow outflow, OutflowCommand command, Instant now) {
    return switch (OutflowRules.decide(outflow, command, now)) {
      case Decision.Accepted accepted -> Optional.empty();
      case Decision.Unchanged unchanged -> Optional.of("done-already");
      case Decision.Refused refused -> Optional.of(refused.reason());
    };
  }
}
