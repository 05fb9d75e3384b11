package nl.driehoek.gateway.portal.start;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.model.CarePart;
import nl.driehoek.contracts.http.capacity.model.HomePart;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import org.jspecify.annotations.Nullable;

/** What happened lately to requests, by the days that the requests themselves name. */
public final class Changes {
  private Changes() {}

  /**
   * One step of a request.
   *
   * @param step as a time line names it
   */
  public record Change(UUID request, LocalDate on, String step) {}

  /** The steps on or after this day, the newest first. */
  public static List<Change> since(LocalDate day, List<OutflowRequest> requests) {
    var all = new ArrayList<Change>();
    for (OutflowRequest each : requests) {
      UUID id = each.getId();
      add(all, id, each.getFiledOn(), "FILED");
      add(all, id, each.getReadinessDecidedOn(), yes(each.getReady(), "READY", "NOT_READY"));
      add(
          all,
          id,
          each.getUrgencyDecidedOn(),
          yes(each.getUrgencyGranted(), "URGENT", "NOT_URGENT"));
      CarePart care = each.getCare();
      add(all, id, care.getGuaranteedOn(), "CARE_GUARANTEED");
      add(all, id, care.getSupportStartedOn(), "SUPPORT_STARTED");
      HomePart home = each.getHome();
      add(all, id, home.getSignedOn(), "TENANCY_SIGNED");
      add(all, id, home.getKeyDate(), "TENANCY_STARTED");
    }
    return all.stream()
        .filter(each -> !each.on().isBefore(day))
        .sorted(Comparator.comparing(Change::on).reversed())
        .toList();
  }

  private static String yes(@Nullable Boolean decided, String then, String otherwise) {
    return Boolean.TRUE.equals(decided) ? then : otherwise;
  }

  private static void add(List<Change> all, UUID request, @Nullable LocalDate on, String step) {
    if (on != null) {
      all.add(new Change(request, on, step));
    }
  }
}
