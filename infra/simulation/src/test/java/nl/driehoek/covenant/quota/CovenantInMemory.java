package nl.driehoek.covenant.quota;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.covenant.quota.QuotaBook.AttemptKey;
import nl.driehoek.covenant.quota.QuotaBook.Entry;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;
import nl.driehoek.simulation.machine.Node;

/** The quota of the covenant service as it runs, on tables in memory. */
public final class CovenantInMemory {

  private final Node node;
  private final Disk.Table<AttemptKey, Entry> transfers;
  private final Disk.Table<YearKey, YearQuota> years;

  public CovenantInMemory(Node node) {
    this.node = node;
    this.transfers = node.disk().table();
    this.years = node.disk().table();
    node.subscribe(
        new Subscription(
            "covenant-quota",
            Set.of(Catalogue.COVENANT_COMMANDS),
            Set.of(ReserveQuota.class, ConfirmQuota.class, ReleaseQuota.class),
            this::handle));
  }

  /** A signed covenant promises homes for a year, for the residents of these institutions. */
  public void promise(UUID covenantId, int year, Map<UUID, Integer> homes, Set<UUID> institutions) {
    Map<UUID, YearQuota.Corporation> corporations = new HashMap<>();
    homes.forEach((id, promised) -> corporations.put(id, new YearQuota.Corporation(promised, 0)));
    int all = homes.values().stream().mapToInt(Integer::intValue).sum();
    node.prepare(
        () ->
            years.put(
                new YearKey(covenantId, year),
                new YearQuota(all, 0, 0, false, institutions, corporations)));
  }

  /** The steps of {@code QuotaConsumer}: open the book, let it decide, save it. */
  private void handle(List<Received<?>> batch) {
    Set<UUID> requestIds = new HashSet<>();
    Set<YearKey> named = new HashSet<>();
    for (Received<?> message : batch) {
      CovenantCommand command = (CovenantCommand) message.body();
      requestIds.add(command.requestId());
      if (command instanceof ReserveQuota reserve) {
        named.add(new YearKey(reserve.covenantId(), reserve.year()));
      }
    }
    QuotaBook book = open(requestIds, named);
    batch.forEach(message -> book.handle(message, (CovenantCommand) message.body()));
    save(book);
  }

  private QuotaBook open(Collection<UUID> requestIds, Set<YearKey> named) {
    Set<UUID> ids = new HashSet<>(requestIds);
    QuotaBook book = new QuotaBook();
    transfers
        .all()
        .forEach(
            (key, entry) -> {
              if (ids.contains(key.requestId())) {
                book.remember(key, entry);
              }
            });
    for (YearKey key : book.yearsWith(named)) {
      YearQuota quota = years.get(key);
      if (quota != null) {
        book.remember(key, quota);
      }
    }
    return book;
  }

  private void save(QuotaBook book) {
    book.changedTransfers().forEach(transfers::put);
    book.changedYears().forEach(years::put);
    node.outbox().append(book.told());
  }

  public List<Rows.QuotaTransfer> transfers() {
    return transfers.all().entrySet().stream()
        .map(it -> row(it.getKey(), it.getValue().transfer()))
        .toList();
  }

  private static Rows.QuotaTransfer row(AttemptKey key, Transfer transfer) {
    String state =
        switch (transfer) {
          case Transfer.Unknown it -> "UNKNOWN";
          case Transfer.Reserved it -> "RESERVED";
          case Transfer.Confirmed it -> "CONFIRMED";
          case Transfer.Released it -> "RELEASED";
          case Transfer.Refused it -> "REFUSED";
        };
    YearKey year =
        switch (transfer) {
          case Transfer.Unknown it -> null;
          case Transfer.Reserved it -> it.year();
          case Transfer.Confirmed it -> it.year();
          case Transfer.Released it -> it.year();
          case Transfer.Refused it -> it.year();
        };
    return new Rows.QuotaTransfer(
        key.requestId(),
        key.attempt(),
        state,
        year == null ? null : year.covenantId(),
        year == null ? 0 : year.year());
  }

  public List<Rows.QuotaYear> years() {
    return years.all().entrySet().stream()
        .map(
            it ->
                new Rows.QuotaYear(
                    it.getKey().covenantId(),
                    it.getKey().year(),
                    it.getValue().promised(),
                    it.getValue().reserved(),
                    it.getValue().delivered()))
        .toList();
  }
}
