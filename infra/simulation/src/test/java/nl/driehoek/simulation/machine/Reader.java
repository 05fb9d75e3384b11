package nl.driehoek.simulation.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;

/** One subscription of one service: batches, an inbox, and parking of what cannot be handled. */
final class Reader {

  private static final int LANES_MAX = 4;
  private static final int MESSAGES_MAX = 3;
  private static final int DELAY_TICKS_MAX = 120;

  /** What was handled, as the transaction that handled it remembers. */
  record Handled(String subscription, UUID message) {}

  /** A message that failed for another reason than a crash. */
  record Parked(String subscription, Sent message, RuntimeException reason) {}

  private record LaneKey(String topic, UUID key) {}

  private record Taken(Lane lane, List<Sent> messages) {}

  private final Node node;
  private final Subscription subscription;
  private final Chance chance;
  private final Map<LaneKey, Lane> lanes = new HashMap<>();
  private final List<Lane> ready = new ArrayList<>();
  private final Map<String, Long> furthest = new HashMap<>();
  private final List<Parked> parked = new ArrayList<>();

  Reader(Node node, Subscription subscription, Chance chance) {
    this.node = node;
    this.subscription = subscription;
    this.chance = chance;
  }

  boolean wants(Sent sent) {
    return subscription.topics().contains(sent.topic())
        && subscription.bodies().contains(sent.body().getClass());
  }

  void arrive(Sent sent, int tick) {
    Lane lane = lanes.computeIfAbsent(new LaneKey(sent.topic(), sent.key()), key -> new Lane());
    lane.log.add(sent);
    if (!lane.listed && !lane.parked) {
      lane.listed = true;
      ready.add(lane);
    }
    if (chance.happens(Fault.MESSAGE_DELAYED, 60)) {
      lane.notBefore = tick + chance.below(DELAY_TICKS_MAX);
    }
  }

  boolean quiet() {
    return ready.isEmpty();
  }

  List<Parked> parked() {
    return parked;
  }

  String name() {
    return subscription.name();
  }

  /** Takes a batch from some lanes and handles it. */
  void step(int tick) {
    List<Taken> taken = new ArrayList<>();
    int lanesWanted = 1 + chance.below(LANES_MAX);
    for (int i = 0; i < lanesWanted && !ready.isEmpty(); i++) {
      Lane lane = chance.of(ready);
      boolean twice = taken.stream().anyMatch(each -> each.lane() == lane);
      if (!twice && lane.notBefore <= tick) {
        taken.add(take(lane));
      }
    }
    if (!taken.isEmpty()) {
      deal(taken);
    }
  }

  private Taken take(Lane lane) {
    int until = Math.min(lane.log.size(), lane.offset + 1 + chance.below(MESSAGES_MAX));
    List<Sent> messages = new ArrayList<>(lane.log.subList(lane.offset, until));
    if (chance.breaks(Broken.ORDER_WITHIN_A_KEY) && messages.size() > 1) {
      messages.add(messages.removeFirst());
    }
    return new Taken(lane, messages);
  }

  private void deal(List<Taken> taken) {
    List<Sent> batch = interleaved(taken);
    boolean handled;
    try {
      handled = node.transact(() -> handle(batch)) != Node.Outcome.CRASHED;
    } catch (RuntimeException e) {
      handled = true;
      taken.forEach(this::alone);
    }
    if (handled && !chance.happens(Fault.CRASH_AFTER_COMMIT, 15)) {
      for (Taken each : taken) {
        each.lane().offset += each.messages().size();
        if (!each.lane().waits()) {
          each.lane().listed = false;
          ready.remove(each.lane());
        }
      }
    }
  }

  private List<Sent> interleaved(List<Taken> taken) {
    List<List<Sent>> left = new ArrayList<>();
    taken.forEach(each -> left.add(new ArrayList<>(each.messages())));
    List<Sent> batch = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Sent> from = chance.of(left);
      batch.add(from.removeFirst());
      if (from.isEmpty()) {
        left.remove(from);
      }
    }
    return batch;
  }

  private void handle(List<Sent> batch) {
    List<Received<?>> fresh = new ArrayList<>();
    for (Sent sent : batch) {
      if (claim(sent)) {
        fresh.add(sent.received());
        noteOrder(sent);
        if (chance.happens(Fault.MESSAGE_HANDLED_TWICE, 40)) {
          fresh.add(sent.received());
        }
      }
    }
    if (!fresh.isEmpty()) {
      subscription.handler().handle(fresh);
    }
  }

  private boolean claim(Sent sent) {
    Handled handled = new Handled(subscription.name(), sent.id());
    boolean first = node.inbox().get(handled) == null;
    if (!first) {
      chance.count(Fault.MESSAGE_REPEATED);
    }
    if (first || chance.breaks(Broken.HANDLING_ONCE)) {
      node.inbox().put(handled, sent);
      node.handled().add(handled);
      return true;
    }
    return false;
  }

  private void noteOrder(Sent sent) {
    long most = furthest.getOrDefault(sent.topic(), 0L);
    if (sent.number() < most) {
      chance.count(Fault.KEYS_REORDERED);
    } else {
      furthest.put(sent.topic(), sent.number());
    }
  }

  /** After a failure one by one; a key that still fails is parked, its later messages with it. */
  private void alone(Taken taken) {
    for (Sent sent : taken.messages()) {
      if (taken.lane().parked) {
        return;
      }
      try {
        while (node.transact(() -> handle(List.of(sent))) == Node.Outcome.CRASHED) {
          node.restart();
        }
      } catch (RuntimeException e) {
        taken.lane().parked = true;
        parked.add(new Parked(subscription.name(), sent, e));
      }
    }
  }
}
