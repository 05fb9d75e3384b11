package nl.driehoek.platform.web.days;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.days.DayBook.Stored;
import nl.driehoek.platform.web.operations.http.DaysApi;
import nl.driehoek.platform.web.operations.http.model.DayLineItem;
import nl.driehoek.platform.web.operations.http.model.DayLinePage;
import nl.driehoek.platform.web.operations.http.model.DayPart;
import nl.driehoek.platform.web.operations.http.model.DayView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A past day for the auditor, who sees all lines, and for a director, who sees those of the own
 * organisation. The hashes are of the whole day for both: they say nothing but "the same" or "not".
 */
@RestController
final class DayController implements DaysApi {
  private static final int LIMIT_DEFAULT = 50;

  private final Days days;
  private final DayBook book;
  private final Clock clock;

  DayController(Days days, DayBook book, Clock clock) {
    this.days = days;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<DayView> getDay(LocalDate date) {
    Caller.current().requireAny("auditor", "director");
    requireOver(date);
    DayProof rebuilt = days.rebuild(date);
    Optional<Stored> stored = book.find(date);
    Map<String, String> before =
        stored.stream()
            .flatMap(each -> each.proof().parts().stream())
            .collect(Collectors.toMap(DayProof.Part::kind, DayProof.Part::hash));
    DayView view =
        new DayView()
            .date(date)
            .knownUntil(BusinessDates.endOf(date))
            .hash(rebuilt.hash())
            .lines(rebuilt.lines())
            .parts(rebuilt.parts().stream().map(part -> part(part, before)).toList());
    stored.ifPresent(
        night ->
            view.storedHash(night.proof().hash())
                .storedAt(night.storedAt())
                .chain(night.chain())
                .equal(night.proof().hash().equals(rebuilt.hash())));
    return ResponseEntity.ok(view);
  }

  @Override
  public ResponseEntity<DayLinePage> listDayLines(
      LocalDate date, @Nullable String kind, @Nullable String cursor, @Nullable Integer limit) {
    Caller caller = Caller.current();
    caller.requireAny("auditor", "director");
    boolean everything = caller.has("auditor") && caller.organisationKind().equals("AUDITOR");
    requireOver(date);
    List<String> place = cursor == null ? List.of("", "") : Cursor.decode(cursor);
    if (place.size() != 2) {
      throw Cursor.refused();
    }
    int size = limit == null ? LIMIT_DEFAULT : limit;
    List<DayLine> found =
        days.lines(
            new Days.Wanted(date, everything, caller.organisationId(), kind),
            place.getFirst(),
            place.getLast(),
            size + 1);
    List<DayLine> page = found.subList(0, Math.min(size, found.size()));
    return ResponseEntity.ok(
        new DayLinePage()
            .items(page.stream().map(DayController::item).toList())
            .next(
                found.size() > size
                    ? Cursor.encode(page.getLast().kind(), page.getLast().key())
                    : null));
  }

  private void requireOver(LocalDate date) {
    if (!date.isBefore(BusinessDates.today(clock))) {
      throw ProblemException.notFound();
    }
  }

  private static DayPart part(DayProof.Part part, Map<String, String> before) {
    String stored = before.get(part.kind());
    return new DayPart()
        .kind(part.kind())
        .lines(part.lines())
        .hash(part.hash())
        .storedHash(stored)
        .equal(stored == null ? null : Objects.equals(stored, part.hash()));
  }

  private static DayLineItem item(DayLine line) {
    return new DayLineItem()
        .kind(line.kind())
        .key(line.key())
        .hash(line.hash())
        .facts(
            JsonMapper.shared()
                .convertValue(line.facts(), new TypeReference<Map<String, Object>>() {}));
  }
}
