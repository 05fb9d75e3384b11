package nl.driehoek.simulation.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.TenancySigned;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.simulation.machine.Sent;

/**
 * Who holds which home, told again from what the housing service said (promise 1): commit after
 * commit, and within a commit in the order of each key, since between keys there is none.
 */
final class Holders {

  private final Findings findings;
  private final Map<UUID, UUID> holders = new HashMap<>();
  private final Map<UUID, UUID> homes = new HashMap<>();
  private final Set<UUID> let = new HashSet<>();
  private final Map<UUID, TenancyStarted> keys = new HashMap<>();

  Holders(Findings findings) {
    this.findings = findings;
  }

  /** Checks the whole story; gives the handing over of the key by request. */
  Map<UUID, TenancyStarted> replay(List<Sent> told) {
    int from = 0;
    for (int i = 1; i <= told.size(); i++) {
      if (i == told.size() || told.get(i).commit() != told.get(from).commit()) {
        commit(told.subList(from, i));
        from = i;
      }
    }
    return keys;
  }

  /** What was said first goes first; an offer waits until the home and the candidate are free. */
  private void commit(List<Sent> said) {
    Map<UUID, Deque<Sent>> byKey = new LinkedHashMap<>();
    said.forEach(each -> byKey.computeIfAbsent(each.key(), k -> new ArrayDeque<>()).add(each));
    List<Deque<Sent>> left = new ArrayList<>(byKey.values());
    while (!left.isEmpty()) {
      Deque<Sent> next =
          left.stream()
              .filter(this::mayGo)
              .min(Comparator.comparing(each -> each.peek().number()))
              .orElse(left.getFirst());
      apply(next.poll());
      left.removeIf(Deque::isEmpty);
    }
  }

  private boolean mayGo(Deque<Sent> queue) {
    return !(queue.peek().body() instanceof HomeOffered it)
        || !holders.containsKey(it.unitId()) && !homes.containsKey(it.requestId());
  }

  private void apply(Sent sent) {
    switch (sent.body()) {
      case HomeOffered it -> {
        expect(!let.contains(it.unitId()), it.unitId(), "a home that is let is offered");
        UUID before = holders.put(it.unitId(), it.requestId());
        expect(before == null, it.unitId(), "a home is offered to two at once");
        UUID other = homes.put(it.requestId(), it.unitId());
        expect(other == null, it.requestId(), "two homes are offered to one at once");
      }
      case OfferAccepted it -> holds(it.unitId(), it.requestId(), "accepted");
      case TenancySigned it -> holds(it.unitId(), it.requestId(), "signed");
      case OfferRefused it -> ends(it.unitId(), it.requestId(), "refused");
      case OfferWithdrawn it -> ends(it.unitId(), it.requestId(), "withdrawn");
      case HomeReleased it -> {
        UUID had = homes.remove(it.requestId());
        expect(Objects.equals(had, it.unitId()), it.requestId(), "another home is released");
        if (had != null) {
          holders.remove(had);
        }
      }
      case TenancyStarted it -> {
        holds(it.unitId(), it.requestId(), "let");
        expect(let.add(it.unitId()), it.unitId(), "a home is let twice");
        expect(keys.put(it.requestId(), it) == null, it.requestId(), "one is housed twice");
      }
      case UnitChanged it -> {
        boolean stays = !let.contains(it.unitId()) || it.state().equals("LET");
        expect(stays, it.unitId(), "a home that is let becomes " + it.state());
      }
      default -> {}
    }
  }

  private void holds(UUID unit, UUID request, String what) {
    boolean his = request.equals(holders.get(unit));
    expect(his, unit, "a home is " + what + " without being held for it");
  }

  private void ends(UUID unit, UUID request, String what) {
    holds(unit, request, what);
    holders.remove(unit);
    homes.remove(request);
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 1, subject, text);
  }
}
