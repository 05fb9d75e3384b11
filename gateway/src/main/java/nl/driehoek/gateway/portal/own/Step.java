package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.capacity.model.JourneyEntry;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.gateway.portal.Amsterdam;
import org.jspecify.annotations.Nullable;

/**
 * One of the five steps to an own home, as a resident sees them.
 *
 * @param name key of its words
 * @param mark whether it is done, under way, stopped or still to come
 * @param on the day on which it was done, where known
 */
record Step(String name, Mark mark, @Nullable LocalDate on) {

  /** Key of the word beside the step. */
  enum Mark {
    DONE,
    NOW,
    STOPPED,
    COMING
  }

  private static final List<String> NAMES = List.of("asked", "ready", "home", "key", "living");

  /** The line of the journey that ends each step. */
  private static final List<String> ENDS =
      List.of("FILED", "URGENT", "OFFER_ACCEPTED", "TENANCY_STARTED", "SUPPORT_STARTED");

  /** The steps of this request; the journey gives the days. */
  static List<Step> of(OutflowRequest request, List<JourneyEntry> journey) {
    Map<String, LocalDate> days =
        journey.stream()
            .collect(
                Collectors.toMap(
                    JourneyEntry::getStep,
                    entry -> entry.getAt().atZone(Amsterdam.ZONE).toLocalDate(),
                    (first, last) -> last));
    int done = done(request);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      steps.add(
          new Step(NAMES.get(i), mark(i, done, request), i < done ? days.get(ENDS.get(i)) : null));
    }
    return steps;
  }

  private static Mark mark(int step, int done, OutflowRequest request) {
    if (step < done) {
      return Mark.DONE;
    }
    if (step > done) {
      return Mark.COMING;
    }
    return switch (request.getState()) {
      case GIVING_BACK, PARKED, WITHDRAWN, REJECTED, LAPSED, EXPIRED -> Mark.STOPPED;
      case DRAFT,
          FILED,
          READY,
          RESERVING_QUOTA,
          SEEKING_HOME,
          HOME_OFFERED,
          OFFER_ACCEPTED,
          CLEARED_FOR_KEY,
          TENANCY_STARTED,
          PLACED ->
          Mark.NOW;
    };
  }

  /** How many steps are behind. */
  private static int done(OutflowRequest request) {
    return switch (request.getState()) {
      case DRAFT -> 0;
      case FILED, READY -> 1;
      case RESERVING_QUOTA, SEEKING_HOME, HOME_OFFERED -> 2;
      case OFFER_ACCEPTED, CLEARED_FOR_KEY -> 3;
      case TENANCY_STARTED -> 4;
      case PLACED -> NAMES.size();
      case GIVING_BACK, PARKED, WITHDRAWN, REJECTED, LAPSED, EXPIRED ->
          Boolean.TRUE.equals(request.getUrgencyGranted())
              ? 2
              : request.getFiledOn() == null ? 0 : 1;
    };
  }
}
