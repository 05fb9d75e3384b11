package nl.driehoek.simulation.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEvent;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.SupportStarted;
import nl.driehoek.simulation.machine.Sent;

/**
 * Promise 4: every request reaches exactly one final state, or has a named owner and a next action.
 */
final class EveryRequestEnds {

  private static final Set<String> ENDS =
      Set.of("PLACED", "WITHDRAWN", "REJECTED", "LAPSED", "EXPIRED");

  private final Evidence evidence;
  private final Findings findings;

  EveryRequestEnds(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void check() {
    evidence.parked().forEach(text -> findings.broken(4, null, "stuck: " + text));
    replayCapacity();
    evidence.requests().forEach(this::owned);
    nothingOutlivesItsTerm();
    withdrawnTooLate();
  }

  /** A final state is told once, and nothing follows it but the start of the support. */
  private void replayCapacity() {
    Map<UUID, String> ended = new HashMap<>();
    for (Sent sent : evidence.toldBy("capacity")) {
      if (!(sent.body() instanceof OutflowEvent event)) {
        continue;
      }
      String before = ended.get(event.requestId());
      boolean support =
          event instanceof SupportStarted
              || event instanceof OutflowAdvanced advanced
                  && advanced.step().equals("SUPPORT_OVERDUE");
      expect(before == null || support, event.requestId(), "after " + before + " came " + event);
      if (event instanceof OutflowEnded it) {
        ended.put(it.requestId(), it.state());
      } else if (event instanceof OutflowPlaced it) {
        ended.put(it.requestId(), "PLACED");
      }
    }
    for (Rows.Request request : evidence.requests()) {
      String told = ended.get(request.id());
      boolean agrees =
          told == null ? !ENDS.contains(request.state()) : told.equals(request.state());
      expect(agrees, request.id(), "is " + request.state() + ", others heard " + told);
    }
  }

  /** When all is quiet nobody waits for a machine. */
  private void owned(Rows.Request request) {
    String role = request.turnRole();
    if (ENDS.contains(request.state())) {
      boolean supporting = role.equals("mentor") && request.state().equals("PLACED");
      expect(role.equals("none") || supporting, request.id(), "ended, and " + role + " has to act");
    } else {
      boolean somebody = !role.equals("none") && !role.equals("system");
      expect(somebody, request.id(), "is " + request.state() + " and waits for " + role);
      expect(!request.turnAction().equals("NONE"), request.id(), "has no next action");
    }
  }

  /** An offer that nobody answered ends, and so does a search when the urgency is over. */
  private void nothingOutlivesItsTerm() {
    for (Rows.Offer offer : evidence.offers()) {
      boolean over = offer.state().equals("OPEN") && evidence.now().isAfter(offer.answerBy());
      expect(!over, offer.requestId(), "an offer is open after " + offer.answerBy());
    }
    LocalDate today = evidence.now().atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate();
    for (Rows.Request request : evidence.requests()) {
      boolean over = request.state().equals("SEEKING_HOME") && today.isAfter(request.turnUntil());
      expect(!over, request.id(), "seeks a home after " + request.turnUntil());
    }
  }

  /** Who withdrew when the key was already there gets somebody to talk with. */
  private void withdrawnTooLate() {
    Map<UUID, List<String>> steps = new HashMap<>();
    evidence
        .journal()
        .forEach(
            line ->
                steps.computeIfAbsent(line.requestId(), id -> new ArrayList<>()).add(line.step()));
    Set<UUID> tasks =
        evidence.tasks().stream()
            .filter(each -> each.role() != null && each.organisationId() != null)
            .map(Rows.Task::requestId)
            .collect(Collectors.toSet());
    steps.forEach(
        (id, lines) -> {
          int asked =
              Math.max(lines.lastIndexOf("WITHDRAWAL_ASKED"), lines.lastIndexOf("PARKING_ASKED"));
          boolean late = asked > lines.lastIndexOf("RESUMED") && lines.contains("TENANCY_STARTED");
          expect(!late || tasks.contains(id), id, "withdrew too late, and nobody was told");
        });
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 4, subject, text);
  }
}
