package nl.driehoek.covenant.quota;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.Decision.Accepted;
import nl.driehoek.covenant.Decision.Refused;
import nl.driehoek.covenant.Decision.Unchanged;
import nl.driehoek.covenant.quota.Transfer.Confirmed;
import nl.driehoek.covenant.quota.Transfer.Released;
import nl.driehoek.covenant.quota.Transfer.Reserved;
import nl.driehoek.covenant.quota.Transfer.Unknown;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.messaging.Received;
import org.jspecify.annotations.Nullable;

/**
 * The transfers and the years that a batch of commands is about, in memory: each command is decided
 * on what the ones before it left behind. What changed is written afterwards, all at once.
 */
final class QuotaBook {

  record AttemptKey(UUID requestId, int attempt) {}

  /**
   * @param sequence of the last event of the request that this attempt gave, from 1
   */
  record Entry(Transfer transfer, long sequence) {}

  private final Map<AttemptKey, Entry> transfers = new HashMap<>();
  private final Map<YearKey, YearQuota> years = new HashMap<>();
  private final Map<UUID, Long> sequences = new HashMap<>();
  private final Map<AttemptKey, Entry> changedTransfers = new LinkedHashMap<>();
  private final Map<YearKey, YearQuota> changedYears = new LinkedHashMap<>();
  private final List<Outgoing> told = new ArrayList<>();

  void remember(AttemptKey key, Entry entry) {
    transfers.put(key, entry);
    sequences.merge(key.requestId(), entry.sequence(), Math::max);
  }

  void remember(YearKey key, YearQuota quota) {
    years.put(key, quota);
  }

  /** These years and those of the transfers that are known. */
  Set<YearKey> yearsWith(Collection<YearKey> named) {
    Set<YearKey> all = new HashSet<>(named);
    transfers.values().stream()
        .map(entry -> year(entry.transfer()))
        .filter(Objects::nonNull)
        .forEach(all::add);
    return all;
  }

  /**
   * Decides about the command and notes what follows.
   *
   * @throws IllegalStateException for a delivery of a home that is not kept: never sent by the
   *     flow, and not to be lost, so that an operator has to look at it
   */
  void handle(Received<?> message, CovenantCommand command) {
    AttemptKey key = new AttemptKey(command.requestId(), command.attempt());
    Entry entry = transfers.get(key);
    Transfer transfer = entry == null ? new Unknown() : entry.transfer();
    YearKey year = command instanceof ReserveQuota it ? yearOf(it) : year(transfer);
    QuotaRules.State state = new QuotaRules.State(transfer, year == null ? null : years.get(year));
    Decision<QuotaRules.State, CovenantEvent, QuotaRefusal> decision =
        QuotaRules.decide(state, command);
    switch (decision) {
      case Accepted<QuotaRules.State, CovenantEvent, QuotaRefusal> it ->
          accept(key, it.state(), year, it.events(), message);
      case Unchanged<QuotaRules.State, CovenantEvent, QuotaRefusal> it ->
          accept(key, state, null, it.answer(), message);
      case Refused<QuotaRules.State, CovenantEvent, QuotaRefusal> it ->
          refuse(key, transfer, command, it.reason(), message);
    }
  }

  private void refuse(
      AttemptKey key,
      Transfer transfer,
      CovenantCommand command,
      QuotaRefusal reason,
      Received<?> message) {
    if (!(command instanceof ReserveQuota reserve)) {
      throw new IllegalStateException(reason + ": " + command);
    }
    Transfer refused =
        transfer instanceof Released // the tombstone stays
            ? transfer
            : new Transfer.Refused(yearOf(reserve), reserve.careOrganisationId(), reason);
    CovenantEvent event =
        new QuotaRefused(
            reserve.requestId(),
            reserve.attempt(),
            reserve.covenantId(),
            reserve.year(),
            reason.name());
    accept(key, new QuotaRules.State(refused, null), null, List.of(event), message);
  }

  private void accept(
      AttemptKey key,
      QuotaRules.State state,
      @Nullable YearKey year,
      List<CovenantEvent> events,
      Received<?> message) {
    long sequence = sequences.getOrDefault(key.requestId(), 0L);
    for (CovenantEvent event : events) {
      sequence++;
      told.add(new Outgoing(event, sequence, message.correlationId(), message.id()));
    }
    Entry entry = new Entry(state.transfer(), sequence);
    remember(key, entry);
    changedTransfers.put(key, entry);
    if (year != null && state.quota() != null) {
      years.put(year, state.quota());
      changedYears.put(year, state.quota());
    }
  }

  private static YearKey yearOf(ReserveQuota command) {
    return new YearKey(command.covenantId(), command.year());
  }

  private static @Nullable YearKey year(Transfer transfer) {
    return switch (transfer) {
      case Reserved it -> it.year();
      case Confirmed it -> it.year();
      case Released it -> it.year();
      case Transfer.Refused it -> it.year();
      case Unknown _ -> null;
    };
  }

  Map<AttemptKey, Entry> changedTransfers() {
    return changedTransfers;
  }

  Map<YearKey, YearQuota> changedYears() {
    return changedYears;
  }

  List<Outgoing> told() {
    return told;
  }
}
