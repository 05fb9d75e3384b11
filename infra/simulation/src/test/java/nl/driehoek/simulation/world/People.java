package nl.driehoek.simulation.world;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.driehoek.capacity.outflow.CapacityInMemory;
import nl.driehoek.capacity.outflow.CapacityInMemory.Resident;
import nl.driehoek.capacity.outflow.CapacityInMemory.View;
import nl.driehoek.contracts.messages.CapacityEvent.CareGuaranteed;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.CapacityEvent.ReadinessDecided;
import nl.driehoek.contracts.messages.CapacityEvent.SupportStarted;
import nl.driehoek.contracts.messages.CapacityEvent.UrgencyDecided;
import nl.driehoek.housing.mediation.HousingInMemory;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.simulation.audit.Receipts;
import nl.driehoek.simulation.machine.Chance;
import nl.driehoek.simulation.machine.Fault;
import nl.driehoek.simulation.machine.Node;

/**
 * Mentors, planners, officers and residents. They mostly do what their turn asks, sometimes change
 * their mind, and often look at a screen that is no longer true.
 */
final class People {

  private static final List<String> PLANS = List.of("CLOSE", "REFILL", "KEEP_FOR_RETURN");

  private final Node node;
  private final CapacityInMemory capacity;
  private final Clock clock;
  private final Chance chance;
  private final HousingPeople housing;
  private final List<UUID> requests = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();

  People(
      Node capacityNode,
      Node housingNode,
      CapacityInMemory capacity,
      HousingInMemory housing,
      Clock clock,
      Chance chance) {
    this.node = capacityNode;
    this.capacity = capacity;
    this.clock = clock;
    this.chance = chance;
    this.housing = new HousingPeople(housingNode, housing, clock, chance, receipts);
  }

  List<String> receipts() {
    return receipts;
  }

  /** Somebody does something. */
  void act() {
    if (requests.isEmpty() || chance.happens(450)) {
      housing.act();
    } else {
      about(chance.of(requests));
    }
  }

  /** A mentor files a request, and tries until it is answered. */
  void file(Resident resident) {
    Node.Outcome outcome = Node.Outcome.CRASHED;
    while (outcome == Node.Outcome.CRASHED && capacity.view(resident.requestId()) == null) {
      outcome = node.ask(() -> capacity.file(resident));
    }
    requests.add(resident.requestId());
    receipts.add(Receipts.of(OutflowRequested.class, resident.requestId()));
  }

  private void about(UUID id) {
    View view = capacity.view(id);
    if (view == null) {
      return;
    }
    if (chance.happens(15)) {
      ask(() -> capacity.withdraw(id), Receipts.step("WITHDRAWAL_ASKED", id));
    } else if (chance.happens(15)) {
      LocalDate until = chance.happens(500) ? null : today().plusDays(1 + chance.below(60));
      ask(() -> capacity.park(id, until), Receipts.step("PARKING_ASKED", id));
    } else if (chance.happens(30)) {
      plan(id);
    } else {
      itsTurn(id, view);
    }
  }

  private void itsTurn(UUID id, View view) {
    switch (view.state()) {
      case "FILED" -> {
        boolean ready = chance.happens(960);
        ask(() -> capacity.readiness(id, ready), Receipts.of(ReadinessDecided.class, id));
      }
      case "READY" -> {
        boolean granted = chance.happens(960);
        String category = chance.of(List.of("STATUTORY", "OUTFLOW", "OTHER"));
        LocalDate until = today().plusDays(20 + chance.below(300));
        ask(
            () -> capacity.urgency(id, granted, category, until),
            Receipts.of(UrgencyDecided.class, id));
      }
      case "OFFER_ACCEPTED" -> {
        if (!view.guaranteed()) {
          ask(() -> capacity.guarantee(id), Receipts.of(CareGuaranteed.class, id));
        } else if (!view.planned()) {
          plan(id);
        }
      }
      case "CLEARED_FOR_KEY" -> {
        // Against the key, which may be handed over at this moment.
        if (chance.happens(60)) {
          ask(() -> capacity.withdraw(id), Receipts.step("WITHDRAWAL_ASKED", id));
        }
      }
      case "PARKED" -> {
        if (chance.happens(250)) {
          ask(() -> capacity.resume(id), Receipts.step("RESUMED", id));
        }
      }
      case "TENANCY_STARTED", "PLACED" -> {
        if (!view.support()) {
          ask(() -> capacity.support(id, today()), Receipts.of(SupportStarted.class, id));
        }
      }
      default -> {}
    }
  }

  private void plan(UUID id) {
    String plan = chance.of(PLANS);
    ask(() -> capacity.plan(id, plan), Receipts.of(PlaceChanged.class, plan + "/" + id));
  }

  private void ask(BooleanSupplier action, String receipt) {
    boolean[] changed = {false};
    Node.Outcome outcome = node.ask(() -> changed[0] = action.getAsBoolean());
    if (outcome == Node.Outcome.REFUSED) {
      chance.count(Fault.STALE_SCREEN);
    }
    if (outcome == Node.Outcome.COMMITTED && changed[0]) {
      receipts.add(receipt);
      if (chance.happens(Fault.ANSWER_LOST, 20)) {
        node.ask(action::getAsBoolean);
      }
    }
  }

  private LocalDate today() {
    return BusinessDates.today(clock);
  }
}
