package nl.driehoek.capacity.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideUrgency;
import nl.driehoek.capacity.outflow.OutflowCommand.GuaranteeCare;
import nl.driehoek.capacity.outflow.OutflowCommand.Park;
import nl.driehoek.capacity.outflow.OutflowCommand.PassDeadline;
import nl.driehoek.capacity.outflow.OutflowCommand.PlanFreedPlace;
import nl.driehoek.capacity.outflow.OutflowCommand.Resume;
import nl.driehoek.capacity.outflow.OutflowCommand.Withdraw;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.Message;
import org.junit.jupiter.api.Test;

/**
 * One request among counterparties that keep their own promises, and a network that repeats, delays
 * and interleaves their messages at random. Whatever happens, the request ends or has an owner
 * (promise 4), and what was abandoned holds nothing (promises 1 and 2). Rerun a failing world with
 * {@code -Ddriehoek.seed=<seed>}.
 */
class OutflowSimulationTest {

  private static final int WORLDS = 20_000;
  private static final int TICKS = 90;

  @Test
  void every_world_ends_well() {
    String only = System.getProperty("driehoek.seed");
    long first = only == null ? 2027 : Long.parseLong(only);
    long last = only == null ? first + WORLDS : first + 1;
    Map<OutflowState, Integer> ends = new HashMap<>();
    for (long seed = first; seed < last; seed++) {
      World world = new World(seed);
      try {
        world.live();
        ends.merge(world.request.state(), 1, Integer::sum);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("rerun with -Ddriehoek.seed=" + seed + "\n" + world.diary, e);
      }
    }
    if (only == null) {
      assertThat(ends.keySet())
          .as("the worlds reach every kind of end: %s", ends)
          .contains(
              OutflowState.PLACED,
              OutflowState.WITHDRAWN,
              OutflowState.PARKED,
              OutflowState.LAPSED,
              OutflowState.EXPIRED,
              OutflowState.REJECTED);
    }
  }

  /** One seeded world. */
  private static final class World {

    private final Random random;
    private final List<String> diary = new ArrayList<>();
    private final Counterparties others;
    private final List<Deque<Message>> toOthers = new ArrayList<>();
    private final List<Deque<FlowMessage>> toUs = new ArrayList<>();
    private final List<FlowMessage> delivered = new ArrayList<>();
    private Outflow request;
    private long lines = 1;
    private int timesFreed;

    World(long seed) {
      this.random = new Random(seed);
      this.others = new Counterparties(random);
      this.request = Requests.filed();
      for (int i = 0; i < 3; i++) {
        toOthers.add(new ArrayDeque<>());
        toUs.add(new ArrayDeque<>());
      }
    }

    void live() {
      for (int tick = 0; tick < TICKS; tick++) {
        somethingHappens();
        check();
      }
      letEverythingArrive();
      check();
      OutflowState state = request.state();
      Turn turn = Turn.of(request);
      if (state.isFinal() || state == OutflowState.PARKED) {
        others.assertAgree(request);
      } else {
        others.assertSameStage(request);
        assertThat(turn.role()).as("%s has somebody who acts", state).isNotEqualTo(Turn.SYSTEM);
        assertThat(turn.role()).isNotEqualTo(Turn.NOBODY);
      }
      assertThat(timesFreed).isEqualTo(request.home().started() ? 1 : 0);
    }

    private void somethingHappens() {
      switch (random.nextInt(10)) {
        case 0, 1 -> person();
        case 2, 3, 4 -> deliverToOthers();
        case 5, 6, 7 -> deliverToUs();
        case 8 -> repeat();
        default -> say(others.actsOnItsOwn());
      }
    }

    private void person() {
      OutflowCommand command =
          switch (random.nextInt(24)) {
            case 0 -> Requests.readiness(random.nextInt(12) > 0);
            case 1, 2, 3, 4 -> Requests.readiness(true);
            case 5, 6, 7, 8 -> new DecideUrgency(true, "OUTFLOW", LocalDate.of(2028, 1, 27));
            case 9, 10, 11, 12 -> new GuaranteeCare();
            case 13, 14, 15 -> new PlanFreedPlace(FreedPlacePlan.values()[random.nextInt(3)]);
            case 16 -> new Withdraw("OWN_CHOICE");
            case 17 -> new Park("HOSPITAL", null);
            case 18 -> new PassDeadline(Term.values()[random.nextInt(Term.values().length)]);
            default -> new Resume();
          };
      LocalDate date =
          command instanceof PassDeadline && random.nextInt(3) == 0
              ? LocalDate.of(2028, 2, 1)
              : LocalDate.of(2027, 2, 10);
      apply(OutflowRules.decide(request, command, Requests.on(date)), command);
    }

    private void deliverToOthers() {
      Message command = toOthers.get(random.nextInt(3)).poll();
      if (command != null) {
        say(others.receive(command));
        if (random.nextInt(4) == 0) {
          say(others.receive(command));
        }
      }
    }

    private void deliverToUs() {
      FlowMessage message = toUs.get(random.nextInt(3)).poll();
      if (message != null) {
        delivered.add(message);
        apply(OutflowRules.decide(request, message), message);
      }
    }

    private void repeat() {
      if (!delivered.isEmpty()) {
        FlowMessage old = delivered.get(random.nextInt(delivered.size()));
        apply(OutflowRules.decide(request, old), "repeat of " + old);
      }
    }

    private void letEverythingArrive() {
      for (int i = 0; i < 400; i++) {
        deliverToOthers();
        deliverToUs();
      }
    }

    private void say(List<FlowMessage> messages) {
      messages.forEach(message -> toUs.get(Counterparties.channel(message)).add(message));
    }

    private void apply(Decision decision, Object cause) {
      if (decision instanceof Accepted accepted) {
        diary.add(cause + " -> " + accepted.outflow().state() + " " + accepted.commands());
        assertThat(accepted.outflow().version()).isEqualTo(request.version() + 1);
        for (Decision.Line line : accepted.journal()) {
          assertThat(line.sequence()).as("no gap in the journal").isEqualTo(++lines);
        }
        assertThat(accepted.outflow().sequence()).isEqualTo(lines);
        assertThat(request.state().isFinal())
            .as("%s is final, but: %s", request.state(), cause)
            .isFalse();
        timesFreed +=
            (int) accepted.places().stream().filter(PlaceChange.Freed.class::isInstance).count();
        request = accepted.outflow();
        accepted
            .commands()
            .forEach(command -> toOthers.get(Counterparties.channel(command)).add(command));
      }
    }

    /** What the database also holds as constraints, after every single change. */
    private void check() {
      OutflowState state = request.state();
      if (state == OutflowState.PLACED) {
        assertThat(request.quota().state()).isEqualTo(Quota.State.CONFIRMED);
        assertThat(request.money().state()).isEqualTo(Money.State.POSTED);
      } else if (state.isFinal() || state == OutflowState.PARKED) {
        assertThat(request.holdsSomething()).isFalse();
      }
      assertThat(request.home().started()).isEqualTo(request.placeFreedOn() != null);
    }
  }
}
