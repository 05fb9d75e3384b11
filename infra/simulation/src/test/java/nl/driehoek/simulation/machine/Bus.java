package nl.driehoek.simulation.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Four services and what carries messages between them. Between keys anything may overtake; within
 * a key nothing does.
 */
public final class Bus {

  private final List<Node> nodes;
  private final Chance chance;

  public Bus(List<Node> nodes, Chance chance) {
    this.nodes = nodes;
    this.chance = chance;
  }

  void arrive(Sent sent, int tick) {
    for (Node node : nodes) {
      for (Reader reader : node.readers()) {
        if (reader.wants(sent)) {
          reader.arrive(sent, tick);
        }
      }
    }
  }

  /** One service that is up sends a batch. */
  public void relay(int tick) {
    Node node = chance.of(nodes);
    if (!node.down(tick)) {
      node.relay(this, tick);
    }
  }

  /** One consumer of a service that is up handles a batch. */
  public void deliver(int tick) {
    Node node = chance.of(nodes);
    if (!node.down(tick)) {
      chance.of(node.readers()).step(tick);
    }
  }

  /** One service that is up fires its deadlines. */
  public void fireDeadlines(int tick) {
    Node node = chance.of(nodes);
    if (!node.down(tick)) {
      node.fireDeadlines();
    }
  }

  /** Nothing is under way and nothing is due. */
  public boolean quiet() {
    return nodes.stream()
        .allMatch(
            node ->
                node.relayed()
                    && node.readers().stream().allMatch(Reader::quiet)
                    && !node.anythingDue());
  }

  /** The next moment at which something fires by itself. */
  public Optional<Instant> nextDeadline() {
    return nodes.stream().flatMap(node -> node.moments().stream()).min(Comparator.naturalOrder());
  }

  /** What could not be handled, and why. */
  public List<String> parked() {
    return nodes.stream()
        .flatMap(node -> node.readers().stream())
        .flatMap(reader -> reader.parked().stream())
        .map(
            each -> each.subscription() + " parked " + each.message().body() + ": " + each.reason())
        .toList();
  }

  /** What each consumer handled, in the order of its commits. */
  public List<Handling> handlings() {
    return nodes.stream()
        .flatMap(
            node ->
                node.handled().all().stream()
                    .map(each -> new Handling(each.subscription(), node.inbox().get(each))))
        .toList();
  }

  /** What each consumer should have handled by now, in the order in which it was said. */
  public List<Handling> expected() {
    return nodes.stream()
        .flatMap(node -> node.told().stream())
        .flatMap(
            sent ->
                nodes.stream()
                    .flatMap(node -> node.readers().stream())
                    .filter(reader -> reader.wants(sent))
                    .map(reader -> new Handling(reader.name(), sent)))
        .toList();
  }

  /** One message at one consumer. */
  public record Handling(String subscription, Sent message) {}
}
