package nl.driehoek.covenant.quota;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.covenant.quota.QuotaBook.AttemptKey;
import nl.driehoek.covenant.quota.QuotaBook.Entry;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;
import nl.driehoek.simulation.machine.Node;

/** The quota of the covenant service as it runs, on tables in memory. */
public final class CovenantInMemory {

  private final Node node;
  private final Disk.Table<AttemptKey, Entry> transfers;
  private final Disk.Table<YearKey, YearQuota> years;

  public CovenantInMemory(Node node, Clock clock) {
    this.node = node;
    this.transfers = node.disk().table();
    this.years = node.disk().table();
    node.subscribe(new QuotaConsumer().quotaCommands(new MemoryQuotas(), clock));
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

  private final class MemoryQuotas implements Quotas {

    @Override
    public QuotaBook open(Collection<UUID> requestIds, Set<YearKey> named) {
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

    @Override
    public void save(QuotaBook book, Instant now) {
      book.changedTransfers().forEach(transfers::put);
      book.changedYears().forEach(years::put);
      node.outbox().append(book.told());
    }
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
