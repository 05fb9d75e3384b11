package nl.driehoek.gateway.portal.steering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import nl.driehoek.contracts.http.capacity.model.CapacityMonth;
import nl.driehoek.contracts.http.covenant.model.CommitmentProgress;
import nl.driehoek.contracts.http.covenant.model.ProgressState;
import nl.driehoek.contracts.http.finance.model.TaskBalance;
import nl.driehoek.contracts.http.housing.model.SupplyFigures;
import nl.driehoek.contracts.http.housing.model.SupplyLine;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * How it stands, in a few numbers: the first thing that the control room says. A number whose
 * source is away is not there.
 *
 * @param places of this month
 */
record Standing(
    @Nullable CapacityMonth places,
    @Nullable Supply homes,
    @Nullable Money money,
    @Nullable Kept promises) {

  record Supply(long promised, long published, long let) {}

  record Money(long freeCents, long reservedCents) {}

  record Kept(int all, long late) {}

  /** From what the page shows. */
  static Standing of(Model model, LocalDate today) {
    return new Standing(
        month(model, today),
        model.getAttribute("supply") instanceof SupplyFigures known
            ? supply(known.getItems())
            : null,
        money(model),
        kept(model));
  }

  private static @Nullable CapacityMonth month(Model model, LocalDate today) {
    return list(model, "months", CapacityMonth.class).stream()
        .filter(each -> YearMonth.from(each.getFirstDay()).equals(YearMonth.from(today)))
        .findFirst()
        .orElse(null);
  }

  private static Supply supply(List<SupplyLine> lines) {
    return new Supply(
        sum(lines, line -> Objects.requireNonNullElse(line.getPromised(), 0)),
        sum(lines, SupplyLine::getPublished),
        sum(lines, SupplyLine::getLet));
  }

  private static @Nullable Money money(Model model) {
    List<TaskBalance> tasks = list(model, "tasksOfMoney", TaskBalance.class);
    return tasks.isEmpty()
        ? null
        : new Money(
            sum(tasks, TaskBalance::getFreeCents), sum(tasks, TaskBalance::getReservedCents));
  }

  private static @Nullable Kept kept(Model model) {
    List<CommitmentProgress> all = list(model, "commitments", CommitmentProgress.class);
    return all.isEmpty()
        ? null
        : new Kept(
            all.size(), all.stream().filter(each -> each.getState() == ProgressState.LATE).count());
  }

  private static <T> long sum(List<T> all, ToLongFunction<T> number) {
    return all.stream().mapToLong(number).sum();
  }

  private static <T> List<T> list(Model model, String name, Class<T> type) {
    return model.getAttribute(name) instanceof List<?> all
        ? all.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }
}
