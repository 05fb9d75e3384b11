package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request stops: first everything is given back, then it gets this state.
 *
 * @param as PARKED or a final state
 * @param reason a code that may leave this service; never a fact about the person
 * @param ownerRole who acts next when it is parked
 */
record Ending(
    OutflowState as,
    String reason,
    @Nullable String ownerRole,
    @Nullable UUID ownerOrganisationId,
    @Nullable LocalDate resumeBy) {

  static Ending finalState(OutflowState as, String reason) {
    return new Ending(as, reason, null, null, null);
  }

  static Ending parked(String reason, String ownerRole, UUID owner, @Nullable LocalDate resumeBy) {
    return new Ending(OutflowState.PARKED, reason, ownerRole, owner, resumeBy);
  }
}
