package nl.driehoek.simulation.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.simulation.machine.Bus.Handling;
import nl.driehoek.simulation.machine.Sent;

/** Promise 5: events of one key are handled in commit order, once in effect. */
final class OnceAndInOrder {

  private final Evidence evidence;
  private final Findings findings;

  OnceAndInOrder(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void check() {
    evidence.told().forEach(this::numbered);
    handled();
    journal();
  }

  /** The events of an aggregate are numbered without gap or repeat. */
  private void numbered(String service, List<Sent> told) {
    Map<UUID, Long> last = new HashMap<>();
    for (Sent sent : told) {
      if (isCommand(sent)) {
        continue;
      }
      // A place exists before the world begins; everything else is told from its first version.
      long before = last.getOrDefault(sent.key(), sent.body() instanceof PlaceChanged ? 1L : 0L);
      long sequence = sent.outgoing().sequence();
      String what = service + " numbers " + sent.body().getClass().getSimpleName() + " ";
      expect(sequence == before + 1, sent.key(), what + sequence + " after " + before);
      last.put(sent.key(), sequence);
    }
  }

  private static boolean isCommand(Sent sent) {
    return sent.body() instanceof CovenantCommand
        || sent.body() instanceof HousingCommand
        || sent.body() instanceof FinanceCommand;
  }

  /** Each consumer handled each message of each key once, in the order in which it was said. */
  private void handled() {
    Map<String, List<UUID>> expected = lanes(evidence.expected());
    Map<String, List<UUID>> handled = lanes(evidence.handled());
    expected.forEach(
        (lane, said) -> {
          List<UUID> got = handled.getOrDefault(lane, List.of());
          String text = lane + " handled " + got.size() + " of " + said.size();
          expect(got.equals(said), null, text + ", or in another order");
        });
  }

  private static Map<String, List<UUID>> lanes(List<Handling> handlings) {
    return handlings.stream()
        .collect(
            Collectors.groupingBy(
                OnceAndInOrder::lane,
                Collectors.mapping(each -> each.message().id(), Collectors.toList())));
  }

  private static String lane(Handling each) {
    return each.subscription() + " " + each.message().topic() + " " + each.message().key();
  }

  /** The journal has no gap, and no message works on a request at two moments. */
  private void journal() {
    Map<UUID, Long> last = new HashMap<>();
    Map<UUID, UUID> causes = new HashMap<>();
    Set<UUID> over = new HashSet<>();
    for (Rows.JournalLine line : evidence.journal()) {
      long before = last.getOrDefault(line.requestId(), 0L);
      expect(line.sequence() == before + 1, line.requestId(), "a gap after line " + before);
      last.put(line.requestId(), line.sequence());
      UUID cause = line.causationId();
      UUID previous = causes.put(line.requestId(), cause);
      if (previous != null && !previous.equals(cause)) {
        over.add(previous);
      }
      boolean fresh = cause == null || !over.contains(cause);
      expect(fresh, line.requestId(), "a message worked twice: " + line.step());
    }
    for (Rows.Request request : evidence.requests()) {
      boolean complete = last.getOrDefault(request.id(), 0L) == request.sequence();
      expect(complete, request.id(), "the journal ends elsewhere than the request");
    }
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 5, subject, text);
  }
}
