package nl.driehoek.capacity.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.contracts.messages.Message;

/** The covenant, housing and finance as small honest machines: two-phase, with tombstones. */
final class Counterparties {

  private enum Transfer {
    RESERVED,
    REFUSED,
    RELEASED,
    FINISHED
  }

  private enum Candidacy {
    SEARCHING,
    OFFERED,
    ACCEPTED,
    SIGNED,
    STARTED,
    REFUSED,
    ENDED
  }

  private final Random random;
  private final Map<Integer, Transfer> quotas = new HashMap<>();
  private final Map<Integer, Transfer> shifts = new HashMap<>();
  private final Map<Integer, Candidacy> candidacies = new HashMap<>();
  private final Map<Integer, LocalDate> cleared = new HashMap<>();
  private UUID offer = UUID.randomUUID();
  private int refusals;

  Counterparties(Random random) {
    this.random = random;
  }

  static int channel(Object message) {
    return switch (message) {
      case CovenantCommand c -> 0;
      case CovenantEvent e -> 0;
      case HousingCommand c -> 1;
      case HousingEvent e -> 1;
      default -> 2;
    };
  }

  List<FlowMessage> receive(Message command) {
    return switch (command) {
      case CovenantCommand.ReserveQuota c -> reserveQuota(c);
      case CovenantCommand.ReleaseQuota c -> {
        quotas.merge(c.attempt(), Transfer.RELEASED, (was, released) -> giveBack(was));
        yield List.of(new CovenantEvent.QuotaReleased(c.requestId(), c.attempt(), c.reason()));
      }
      case CovenantCommand.ConfirmQuota c -> {
        assertThat(quotas.put(c.attempt(), Transfer.FINISHED))
            .as("confirmed what was reserved")
            .isIn(Transfer.RESERVED, Transfer.FINISHED);
        yield List.of(Requests.quotaConfirmed(c.attempt()));
      }
      case HousingCommand.SeekHome c -> seek(c);
      case HousingCommand.ClearForKey c -> {
        cleared.put(c.attempt(), c.lastKeyDate());
        yield List.of();
      }
      case HousingCommand.ReleaseHome c -> releaseHome(c);
      case FinanceCommand.ReserveShift c -> reserveShift(c);
      case FinanceCommand.ReleaseShift c -> {
        shifts.merge(c.attempt(), Transfer.RELEASED, (was, released) -> giveBack(was));
        yield List.of(new FinanceEvent.ShiftReleased(c.requestId(), c.attempt(), 1, c.reason()));
      }
      case FinanceCommand.PostShift c -> {
        assertThat(shifts.put(c.attempt(), Transfer.FINISHED))
            .as("posted what was reserved")
            .isIn(Transfer.RESERVED, Transfer.FINISHED);
        yield List.of(Requests.moneyPosted(c.attempt()));
      }
      default -> throw new AssertionError("Nobody gets " + command);
    };
  }

  /** What residents and corporations do without being asked by a message. */
  List<FlowMessage> actsOnItsOwn() {
    for (Map.Entry<Integer, Candidacy> entry : candidacies.entrySet()) {
      int attempt = entry.getKey();
      switch (entry.getValue()) {
        case SEARCHING -> {
          entry.setValue(Candidacy.OFFERED);
          offer = new UUID(random.nextLong(), random.nextLong());
          return List.of(
              Requests.homeOffered(
                  attempt, offer, Requests.KEY_DATE.plusMonths(random.nextInt(2))));
        }
        case OFFERED -> {
          return answer(entry, attempt);
        }
        case ACCEPTED -> {
          entry.setValue(Candidacy.SIGNED);
          return List.of(Requests.tenancySigned(attempt));
        }
        case SIGNED -> {
          if (cleared.containsKey(attempt)) {
            entry.setValue(Candidacy.STARTED);
            return List.of(Requests.tenancyStarted(attempt));
          }
        }
        case STARTED, REFUSED, ENDED -> {}
      }
    }
    return List.of();
  }

  /** The other side holds exactly what the request says: nothing, or everything for good. */
  void assertAgree(Outflow request) {
    boolean placed = request.home().started();
    quotas.forEach(
        (attempt, quota) ->
            assertThat(quota)
                .as("quota of attempt %s", attempt)
                .isIn(placed && attempt == request.attempt() ? FINISHED : NOTHING));
    shifts.forEach(
        (attempt, shift) ->
            assertThat(shift)
                .as("money of attempt %s", attempt)
                .isIn(placed && attempt == request.attempt() ? FINISHED : NOTHING));
    candidacies.forEach(
        (attempt, candidacy) ->
            assertThat(candidacy)
                .as("home of attempt %s", attempt)
                .isIn(
                    placed && attempt == request.attempt()
                        ? List.of(Candidacy.STARTED)
                        : List.of(Candidacy.ENDED, Candidacy.REFUSED)));
  }

  /** While it runs, both sides are at the same point of the same attempt. */
  void assertSameStage(Outflow request) {
    Candidacy candidacy = candidacies.get(request.attempt());
    if (candidacy == null) {
      assertThat(request.state()).isIn(OutflowState.FILED, OutflowState.READY);
      return;
    }
    List<OutflowState> fitting =
        switch (candidacy) {
          case SEARCHING -> List.of(OutflowState.SEEKING_HOME);
          case OFFERED -> List.of(OutflowState.HOME_OFFERED);
          case ACCEPTED -> List.of(OutflowState.OFFER_ACCEPTED);
          case SIGNED -> List.of(OutflowState.OFFER_ACCEPTED, OutflowState.CLEARED_FOR_KEY);
          case STARTED, REFUSED, ENDED -> List.of();
        };
    assertThat(request.state()).as("housing is at %s", candidacy).isIn(fitting);
  }

  private static final List<Transfer> FINISHED = List.of(Transfer.FINISHED);
  private static final List<Transfer> NOTHING = List.of(Transfer.RELEASED, Transfer.REFUSED);

  private List<FlowMessage> reserveQuota(CovenantCommand.ReserveQuota c) {
    Transfer first =
        quotas.computeIfAbsent(
            c.attempt(), a -> random.nextInt(12) == 0 ? Transfer.REFUSED : Transfer.RESERVED);
    return List.of(
        first == Transfer.RESERVED || first == Transfer.FINISHED
            ? new CovenantEvent.QuotaReserved(c.requestId(), c.attempt(), c.covenantId(), c.year())
            : new CovenantEvent.QuotaRefused(
                c.requestId(), c.attempt(), c.covenantId(), c.year(), "QUOTA_EXHAUSTED"));
  }

  private List<FlowMessage> reserveShift(FinanceCommand.ReserveShift c) {
    Transfer was = shifts.get(c.attempt());
    if (was == Transfer.RELEASED) {
      return List.of(new FinanceEvent.ShiftRefused(c.requestId(), c.attempt(), "RELEASED_BEFORE"));
    }
    if (random.nextInt(10) == 0) {
      shifts.putIfAbsent(c.attempt(), Transfer.REFUSED);
      return List.of(Requests.moneyRefused(c.attempt()));
    }
    if (was == Transfer.REFUSED) {
      return List.of(Requests.moneyRefused(c.attempt()));
    }
    shifts.put(c.attempt(), Transfer.RESERVED);
    return List.of(Requests.moneyReserved(c.attempt()));
  }

  private List<FlowMessage> seek(HousingCommand.SeekHome c) {
    if (candidacies.containsKey(c.attempt())) {
      return List.of();
    }
    if (random.nextInt(15) == 0) {
      candidacies.put(c.attempt(), Candidacy.REFUSED);
      return List.of(
          new HousingEvent.HomeSearchRefused(c.requestId(), c.attempt(), "BLOCKED_AFTER_REFUSALS"));
    }
    candidacies.put(c.attempt(), Candidacy.SEARCHING);
    return List.of(new HousingEvent.CandidateEntered(c.requestId(), c.attempt(), 1, "region-1"));
  }

  private List<FlowMessage> releaseHome(HousingCommand.ReleaseHome c) {
    if (candidacies.get(c.attempt()) == Candidacy.STARTED) {
      return List.of(
          new HousingEvent.ReleaseRefused(
              c.requestId(), c.attempt(), Requests.TENANCY, Requests.KEY_DATE));
    }
    candidacies.put(c.attempt(), Candidacy.ENDED);
    return List.of(
        new HousingEvent.HomeReleased(c.requestId(), c.attempt(), Requests.UNIT, c.reason()));
  }

  private List<FlowMessage> answer(Map.Entry<Integer, Candidacy> entry, int attempt) {
    if (random.nextInt(3) > 0) {
      entry.setValue(Candidacy.ACCEPTED);
      return List.of(Requests.offerAccepted(attempt, offer));
    }
    boolean lapsed = ++refusals % 2 == 0;
    entry.setValue(lapsed ? Candidacy.ENDED : Candidacy.SEARCHING);
    return List.of(
        new HousingEvent.OfferRefused(
            Requests.ID, attempt, offer, Requests.UNIT, "WOB", true, lapsed, false));
  }

  private static Transfer giveBack(Transfer was) {
    assertThat(was).as("what is finished is never given back").isNotEqualTo(Transfer.FINISHED);
    return Transfer.RELEASED;
  }
}
