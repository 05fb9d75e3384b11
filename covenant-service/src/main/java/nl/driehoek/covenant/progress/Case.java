package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a figure counts: a clock that ran for one request or report, or a delivered
 * amount.
 *
 * @param promise its code
 * @param organisationId the party that acted or has to act, when that is known
 * @param dueOn null for a delivered amount
 * @param doneOn null while it is open
 * @param amount null for a clock
 * @param reference what a reporting director called it
 * @param events ids of the events, or of the reports, that it rests on
 */
record Case(
    String promise,
    @Nullable UUID organisationId,
    LocalDate startedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate doneOn,
    @Nullable Integer amount,
    @Nullable String reference,
    List<UUID> events) {

  Case {
    events = List.copyOf(events);
  }

  boolean isOpen() {
    return doneOn == null;
  }

  /** Whether its term was exceeded, or is exceeded on this day. */
  boolean isLate(LocalDate today) {
    return dueOn != null && (doneOn == null ? today : doneOn).isAfter(dueOn);
  }

  /** A clock belongs to the year in which its term ends, and to this year as long as it is open. */
  boolean isOf(int year, LocalDate today) {
    return (dueOn == null ? startedOn : dueOn).getYear() == year
        || (isOpen() && year == today.getYear());
  }

  ProgressState state(LocalDate today) {
    if (isLate(today)) {
      return ProgressState.LATE;
    }
    return isOpen() ? ProgressState.RUNNING : ProgressState.MET;
  }
}
