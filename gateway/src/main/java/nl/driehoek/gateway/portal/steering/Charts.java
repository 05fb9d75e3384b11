package nl.driehoek.gateway.portal.steering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import nl.driehoek.contracts.http.capacity.model.CapacityMonth;
import nl.driehoek.contracts.http.capacity.model.FlowFigure;
import nl.driehoek.contracts.http.finance.model.TaskBalance;
import nl.driehoek.contracts.http.housing.model.HomeMonth;
import nl.driehoek.contracts.http.housing.model.SupplyLine;
import nl.driehoek.contracts.http.housing.model.WaitingTime;
import nl.driehoek.gateway.portal.chart.Bars;
import nl.driehoek.gateway.portal.chart.Chart;
import nl.driehoek.gateway.portal.chart.Columns;
import nl.driehoek.gateway.portal.party.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The drawings of the control room. */
final class Charts {
  private static final int MONTHS_A_LABEL = 6;
  private static final int HOME_MONTHS_A_LABEL = 3;

  /** Norms count working days and the figures calendar days; five of seven, for the mark only. */
  private static final int WEEK = 7;

  private static final int WORKING_WEEK = 5;

  private final MessageSource texts;
  private final Locale locale;

  Charts(MessageSource texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  /** Median and P90 of each state that anyone left, with the norm where there is one. */
  Chart flow(List<FlowFigure> states) {
    return Bars.of(
        states.stream()
            .filter(each -> each.getMedianDays() != null)
            .map(
                each ->
                    Bars.Row.grouped(
                        text("state." + each.getState()),
                        List.of(count(each.getMedianDays()), count(each.getP90Days())),
                        norm(each.getNormWorkingDays())))
            .toList());
  }

  private static @Nullable Long norm(@Nullable Integer workingDays) {
    return workingDays == null ? null : (long) workingDays * WEEK / WORKING_WEEK;
  }

  /** Occupied, reserved, free and out of service by month; a mark before the present month. */
  Chart capacity(List<CapacityMonth> months, LocalDate today) {
    return Columns.of(
        months(
            months,
            MONTHS_A_LABEL,
            CapacityMonth::getFirstDay,
            each ->
                List.of(
                    count(each.getOccupied()),
                    count(each.getReserved()),
                    count(each.getFree()),
                    count(each.getOutOfService())),
            YearMonth.from(today)));
  }

  /** Published, offered and let by month, beside each other: one home can be all three. */
  Chart homesByMonth(List<HomeMonth> months) {
    return Columns.beside(
        months(
            months,
            HOME_MONTHS_A_LABEL,
            HomeMonth::getFirstDay,
            each ->
                List.of(count(each.getPublished()), count(each.getOffered()), count(each.getLet())),
            null));
  }

  /**
   * A column a month.
   *
   * @param labelEvery so many months the name of one is written below
   * @param present the month with a mark before it, if any
   */
  private <T> List<Columns.Column> months(
      List<T> months,
      int labelEvery,
      Function<T, LocalDate> firstDay,
      Function<T, List<Long>> amounts,
      @Nullable YearMonth present) {
    var columns = new ArrayList<Columns.Column>();
    var format = DateTimeFormatter.ofPattern("MMM yyyy", locale);
    for (T each : months) {
      LocalDate day = firstDay.apply(each);
      boolean labelled = columns.size() % labelEvery == 0;
      columns.add(
          new Columns.Column(
              labelled ? format.format(day) : "",
              amounts.apply(each),
              YearMonth.from(day).equals(present)));
    }
    return columns;
  }

  /** Median and P90 of the days that people waited, per care institution. */
  Chart waits(List<WaitingTime> institutions, Names names) {
    return Bars.of(
        institutions.stream()
            .map(
                each ->
                    Bars.Row.grouped(
                        names.of(each.getCareOrganisationId()),
                        List.of(count(each.getMedianDays()), count(each.getP90Days())),
                        null))
            .toList());
  }

  /** What each corporation promised, published and let in the year. */
  Chart homes(List<SupplyLine> corporations, Names names) {
    return Bars.of(
        corporations.stream()
            .map(
                each ->
                    Bars.Row.grouped(
                        names.of(each.getCorporationId()),
                        List.of(
                            count(each.getPromised()),
                            count(each.getPublished()),
                            count(each.getLet())),
                        null))
            .toList());
  }

  /** Free, reserved and spent of each task. */
  Chart money(List<TaskBalance> tasks) {
    return Bars.of(
        tasks.stream()
            .map(
                each ->
                    Bars.Row.stacked(
                        text("pot." + each.getTask()),
                        List.of(
                            each.getFreeCents(), each.getReservedCents(), each.getSpentCents())))
            .toList());
  }

  private static long count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private String text(String key) {
    return Objects.requireNonNullElse(texts.getMessage(key, null, key, locale), key);
  }
}
