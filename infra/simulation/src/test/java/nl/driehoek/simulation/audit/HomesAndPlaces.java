package nl.driehoek.simulation.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.simulation.machine.Sent;

/** Promise 1: no home is let twice; no place is both free and occupied. */
final class HomesAndPlaces {

  private final Evidence evidence;
  private final Findings findings;
  private Map<UUID, TenancyStarted> started = Map.of();

  HomesAndPlaces(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void check() {
    started = new Holders(findings).replay(evidence.toldBy("housing"));
    offersAndHolds();
    homes();
    places();
    quota();
  }

  private void offersAndHolds() {
    List<Rows.Offer> active =
        evidence.offers().stream()
            .filter(each -> each.state().equals("OPEN") || each.state().equals("ACCEPTED"))
            .toList();
    once(active, Rows.Offer::unitId, "two offers of one home");
    once(active, Rows.Offer::requestId, "two offers to one candidate");
    List<Rows.Hold> holds = holds();
    once(holds, Rows.Hold::unitId, "two holds of one home");
    once(holds, Rows.Hold::requestId, "two homes held for one candidate");
    Set<UUID> held = holds.stream().map(Rows.Hold::offerId).collect(Collectors.toSet());
    Set<UUID> offered = active.stream().map(Rows.Offer::offerId).collect(Collectors.toSet());
    expect(held.equals(offered), null, "holds and offers differ: " + held + " and " + offered);
  }

  private List<Rows.Hold> holds() {
    return evidence.holds().stream()
        .filter(each -> each.state().equals("HELD") || each.state().equals("CONFIRMED"))
        .toList();
  }

  private void homes() {
    Map<UUID, Rows.Hold> holds = new HashMap<>();
    holds().forEach(each -> holds.put(each.unitId(), each));
    Map<UUID, List<String>> publications =
        evidence.publications().stream()
            .collect(
                Collectors.groupingBy(
                    Rows.Publication::unitId,
                    Collectors.mapping(Rows.Publication::state, Collectors.toList())));
    for (Rows.Unit unit : evidence.units()) {
      Rows.Hold hold = holds.get(unit.unitId());
      String held = hold == null ? "" : hold.state();
      String wanted =
          switch (unit.state()) {
            case "HELD" -> "HELD";
            case "LET" -> "CONFIRMED";
            default -> "";
          };
      expect(held.equals(wanted), unit.unitId(), "a home is " + unit.state() + ", held: " + held);
      UUID holder = hold == null ? null : hold.requestId();
      expect(Objects.equals(holder, unit.requestId()), unit.unitId(), "held for another");
      List<String> live = new ArrayList<>(publications.getOrDefault(unit.unitId(), List.of()));
      live.removeIf(state -> state.equals("WITHDRAWN"));
      expect(live.size() <= 1, unit.unitId(), "a home is published twice: " + live);
    }
    List<Rows.Tenancy> lettings =
        evidence.tenancies().stream().filter(each -> each.state().equals("STARTED")).toList();
    once(lettings, Rows.Tenancy::unitId, "two tenancies of one home");
    once(lettings, Rows.Tenancy::requestId, "two tenancies of one person");
  }

  private void places() {
    Map<UUID, List<Rows.PlacePeriod>> periods =
        evidence.periods().stream().collect(Collectors.groupingBy(Rows.PlacePeriod::placeId));
    periods.values().forEach(this::oneStateADay);
    Map<UUID, Integer> freed = new HashMap<>();
    for (Sent sent : evidence.toldBy("capacity")) {
      if (sent.body() instanceof PlaceChanged it && !it.state().equals("OCCUPIED")) {
        freed.merge(it.requestId(), 1, Integer::sum);
        expect(started.containsKey(it.requestId()), it.placeId(), "freed without a key");
      }
    }
    for (Rows.Request request : evidence.requests()) {
      TenancyStarted key = started.get(request.id());
      int times = freed.getOrDefault(request.id(), 0);
      boolean right = times == (key == null ? 0 : 1);
      expect(right, request.id(), "its place is freed " + times + " times");
      LocalDate end =
          periods.get(request.placeId()).stream()
              .filter(each -> each.kind().equals("OCCUPIED") && each.until() != null)
              .map(Rows.PlacePeriod::until)
              .findFirst()
              .orElse(null);
      LocalDate wanted = key == null ? null : key.keyDate();
      expect(Objects.equals(end, wanted), request.id(), "the stay ends " + end + ", key " + wanted);
    }
  }

  private void oneStateADay(List<Rows.PlacePeriod> periods) {
    List<Rows.PlacePeriod> sorted = new ArrayList<>(periods);
    sorted.sort(Comparator.comparing(Rows.PlacePeriod::from));
    for (int i = 1; i < sorted.size(); i++) {
      LocalDate until = sorted.get(i - 1).until();
      boolean apart = until != null && !until.isAfter(sorted.get(i).from());
      expect(apart, sorted.get(i).placeId(), "a place is two things on one day");
    }
  }

  private void quota() {
    for (Rows.QuotaYear year : evidence.years()) {
      int reserved = count(year, "RESERVED");
      int delivered = count(year, "CONFIRMED");
      UUID covenant = year.covenantId();
      String of = " in " + year.year() + ": " + year;
      expect(reserved == year.reserved(), covenant, reserved + " homes reserved" + of);
      expect(delivered == year.delivered(), covenant, delivered + " homes delivered" + of);
      expect(reserved + delivered <= year.promised(), covenant, "too many homes" + of);
    }
  }

  private int count(Rows.QuotaYear year, String state) {
    return (int)
        evidence.transfers().stream()
            .filter(each -> each.state().equals(state) && each.year() == year.year())
            .filter(each -> year.covenantId().equals(each.covenantId()))
            .count();
  }

  private <T> void once(List<T> all, Function<T, UUID> by, String text) {
    Set<UUID> seen = new HashSet<>();
    all.forEach(each -> expect(seen.add(by.apply(each)), by.apply(each), text));
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 1, subject, text);
  }
}
