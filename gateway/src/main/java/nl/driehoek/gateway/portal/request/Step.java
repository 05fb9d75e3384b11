package nl.driehoek.gateway.portal.request;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import nl.driehoek.contracts.http.capacity.model.Journey;
import nl.driehoek.contracts.http.capacity.model.JourneyEntry;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.gateway.portal.Amsterdam;
import org.jspecify.annotations.Nullable;

/**
 * One line of the time line.
 *
 * @param at in Amsterdam
 * @param reason a code of which there may be words, or null
 * @param words what who acted wrote, for those who may read it
 */
record Step(
    ZonedDateTime at,
    String step,
    String role,
    @Nullable String reason,
    @Nullable String words,
    int attempt) {
  /** What people decided. */
  private static final Set<String> DECISIONS =
      Set.of(
          "READY",
          "NOT_READY",
          "URGENT",
          "NOT_URGENT",
          "CARE_GUARANTEED",
          "OFFER_ACCEPTED",
          "OFFER_REFUSED",
          "WITHDRAWAL_ASKED",
          "PARKING_ASKED",
          "RESUMED",
          "OBJECTION_ANSWERED");

  /** What a time line can be narrowed to. */
  enum Kind {
    ALL,
    DECISIONS,
    REASONS,
    LATE
  }

  static Step of(JourneyEntry entry) {
    return new Step(
        entry.getAt().atZone(Amsterdam.ZONE),
        entry.getStep(),
        entry.getActor().getRole(),
        entry.getReason(),
        entry.getWords(),
        entry.getAttempt());
  }

  static List<Step> of(Journey journey) {
    return journey.getItems().stream().map(Step::of).toList();
  }

  boolean is(Kind kind) {
    return switch (kind) {
      case ALL -> true;
      case DECISIONS -> DECISIONS.contains(step);
      case REASONS -> reason != null || words != null;
      case LATE -> step.endsWith("_OVERDUE");
    };
  }

  /** Since when the money part waits for an answer; null when it does not wait. */
  static @Nullable ZonedDateTime moneyWaitsSince(OutflowRequest request, List<Step> steps) {
    return switch (request.getMoney().getState()) {
      case ASKED -> last(steps, "HOME_OFFERED");
      case POSTING -> last(steps, "TENANCY_STARTED");
      case RELEASING -> steps.isEmpty() ? null : steps.getLast().at();
      case NONE, RESERVED, REFUSED, RELEASED, POSTED -> null;
    };
  }

  private static @Nullable ZonedDateTime last(List<Step> steps, String step) {
    return steps.stream()
        .filter(each -> each.step.equals(step))
        .reduce((first, next) -> next)
        .map(Step::at)
        .orElse(null);
  }
}
