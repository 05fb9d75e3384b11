package nl.driehoek.covenant.quota;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.covenant.quota.QuotaBook.AttemptKey;
import nl.driehoek.covenant.quota.QuotaBook.Entry;
import nl.driehoek.covenant.quota.Transfer.Confirmed;
import nl.driehoek.covenant.quota.Transfer.Refused;
import nl.driehoek.covenant.quota.Transfer.Released;
import nl.driehoek.covenant.quota.Transfer.Reserved;
import nl.driehoek.covenant.quota.Transfer.Unknown;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import nl.driehoek.covenant.quota.YearQuota.Corporation;
import nl.driehoek.platform.messaging.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Quota of a batch of commands as rows: a query for each kind of row, whatever the batch's size.
 */
@Component
class JdbcQuotas implements Quotas {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Outbox outbox;

  JdbcQuotas(JdbcClient jdbc, JdbcTemplate batches, Outbox outbox) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.outbox = outbox;
  }

  @Override
  public QuotaBook open(Collection<UUID> requestIds, Set<YearKey> years) {
    QuotaBook book = new QuotaBook();
    jdbc.sql(
            """
            select request_id, attempt, state, covenant_id, year, care_organisation_id,
                   corporation_id, over_quota, reason, sequence
            from quota_transfer where request_id = any (:requests)
            """)
        .param("requests", requestIds.toArray(UUID[]::new))
        .query(
            (row, _) -> Map.entry(attempt(row), new Entry(transfer(row), row.getLong("sequence"))))
        .list()
        .forEach(it -> book.remember(it.getKey(), it.getValue()));
    lock(book.yearsWith(years)).forEach(book::remember);
    return book;
  }

  private Map<YearKey, YearQuota> lock(Collection<YearKey> years) {
    UUID[] covenants = years.stream().map(YearKey::covenantId).toArray(UUID[]::new);
    Integer[] numbers = years.stream().map(YearKey::year).toArray(Integer[]::new);
    Map<YearKey, Map<UUID, Corporation>> corporations = new HashMap<>();
    // Lock first: a statement after it sees what the previous holder of the lock committed.
    jdbc.sql(
            """
            select covenant_id, year from quota_year
            where (covenant_id, year) in (select * from unnest(:covenants::uuid[], :years::int[]))
            order by covenant_id, year for update
            """)
        .param("covenants", covenants)
        .param("years", numbers)
        .query((row, _) -> corporations.put(year(row), new HashMap<>()))
        .list();
    jdbc.sql(
            """
            select covenant_id, year, corporation_id, promised, delivered from quota_corporation
            where (covenant_id, year) in (select * from unnest(:covenants::uuid[], :years::int[]))
            """)
        .param("covenants", covenants)
        .param("years", numbers)
        .query(
            (row, _) ->
                corporations
                    .getOrDefault(year(row), new HashMap<>())
                    .put(
                        row.getObject("corporation_id", UUID.class),
                        new Corporation(row.getInt("promised"), row.getInt("delivered"))))
        .list();
    return quotas(covenants, numbers, corporations);
  }

  private Map<YearKey, YearQuota> quotas(
      UUID[] covenants, Integer[] numbers, Map<YearKey, Map<UUID, Corporation>> corporations) {
    Map<YearKey, YearQuota> quotas = new HashMap<>();
    jdbc.sql(
            """
            select covenant_id, year, promised, reserved, delivered, ended, care_organisation_ids
            from quota_year join quota_covenant using (covenant_id)
            where (covenant_id, year) in (select * from unnest(:covenants::uuid[], :years::int[]))
            """)
        .param("covenants", covenants)
        .param("years", numbers)
        .query(
            (row, _) ->
                quotas.put(
                    year(row),
                    new YearQuota(
                        row.getInt("promised"),
                        row.getInt("reserved"),
                        row.getInt("delivered"),
                        row.getBoolean("ended"),
                        Set.of(ids(row.getArray("care_organisation_ids"))),
                        corporations.getOrDefault(year(row), Map.of()))))
        .list();
    return quotas;
  }

  @Override
  public void save(QuotaBook book, Instant now) {
    saveTransfers(book.changedTransfers(), now);
    rememberTransfers(book.changedTransfers(), now);
    saveYears(book.changedYears());
    saveCorporations(book.changedYears());
    outbox.append(book.told());
  }

  private void saveTransfers(Map<AttemptKey, Entry> transfers, Instant now) {
    List<Object[]> rows =
        transfers.entrySet().stream().map(it -> columns(it.getKey(), it.getValue(), now)).toList();
    batches.batchUpdate(
        """
        insert into quota_transfer (request_id, attempt, state, covenant_id, year,
                                    care_organisation_id, corporation_id, over_quota, reason,
                                    sequence, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (request_id, attempt) do update
        set state = excluded.state, covenant_id = excluded.covenant_id, year = excluded.year,
            care_organisation_id = excluded.care_organisation_id,
            corporation_id = excluded.corporation_id, over_quota = excluded.over_quota,
            reason = excluded.reason, sequence = excluded.sequence,
            changed_at = excluded.changed_at
        """,
        rows);
  }

  /** The same rows once more, where they stay for who looks at this day later. */
  private void rememberTransfers(Map<AttemptKey, Entry> transfers, Instant now) {
    batches.batchUpdate(
        """
        insert into quota_journal (request_id, attempt, state, covenant_id, year,
                                   care_organisation_id, corporation_id, over_quota, reason,
                                   sequence, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        transfers.entrySet().stream().map(it -> columns(it.getKey(), it.getValue(), now)).toList());
  }

  private static Object[] columns(AttemptKey key, Entry entry, Instant now) {
    Columns it = columns(entry.transfer());
    return new @Nullable Object[] {
      key.requestId(),
      key.attempt(),
      it.state(),
      it.year() == null ? null : it.year().covenantId(),
      it.year() == null ? null : it.year().year(),
      it.careOrganisationId(),
      it.corporationId(),
      it.overQuota(),
      it.reason(),
      entry.sequence(),
      Timestamp.from(now)
    };
  }

  private record Columns(
      String state,
      @Nullable YearKey year,
      @Nullable UUID careOrganisationId,
      @Nullable UUID corporationId,
      boolean overQuota,
      @Nullable String reason) {}

  private static Columns columns(Transfer transfer) {
    return switch (transfer) {
      case Unknown _ -> throw new IllegalStateException("nothing to write");
      case Reserved it ->
          new Columns("RESERVED", it.year(), it.careOrganisationId(), null, false, null);
      case Confirmed it ->
          new Columns(
              "CONFIRMED",
              it.year(),
              it.careOrganisationId(),
              it.corporationId(),
              it.overQuota(),
              null);
      case Released it ->
          new Columns("RELEASED", it.year(), it.careOrganisationId(), null, false, it.reason());
      case Refused it ->
          new Columns(
              "REFUSED", it.year(), it.careOrganisationId(), null, false, it.reason().name());
    };
  }

  private void saveYears(Map<YearKey, YearQuota> years) {
    batches.batchUpdate(
        "update quota_year set reserved = ?, delivered = ? where covenant_id = ? and year = ?",
        years.entrySet().stream()
            .map(
                it ->
                    new Object[] {
                      it.getValue().reserved(),
                      it.getValue().delivered(),
                      it.getKey().covenantId(),
                      it.getKey().year()
                    })
            .toList());
  }

  private void saveCorporations(Map<YearKey, YearQuota> years) {
    batches.batchUpdate(
        """
        insert into quota_corporation (covenant_id, year, corporation_id, promised, delivered)
        values (?, ?, ?, 0, ?)
        on conflict (covenant_id, year, corporation_id) do update set delivered = excluded.delivered
        """,
        years.entrySet().stream()
            .flatMap(
                year ->
                    year.getValue().corporations().entrySet().stream()
                        .map(
                            it ->
                                new Object[] {
                                  year.getKey().covenantId(),
                                  year.getKey().year(),
                                  it.getKey(),
                                  it.getValue().delivered()
                                }))
            .toList());
  }

  private static AttemptKey attempt(ResultSet row) throws SQLException {
    return new AttemptKey(row.getObject("request_id", UUID.class), row.getInt("attempt"));
  }

  private static YearKey year(ResultSet row) throws SQLException {
    return new YearKey(row.getObject("covenant_id", UUID.class), row.getInt("year"));
  }

  private static UUID[] ids(Array array) throws SQLException {
    return (UUID[]) array.getArray();
  }

  private static Transfer transfer(ResultSet row) throws SQLException {
    UUID covenantId = row.getObject("covenant_id", UUID.class);
    YearKey year = covenantId == null ? null : year(row);
    UUID care = row.getObject("care_organisation_id", UUID.class);
    UUID corporation = row.getObject("corporation_id", UUID.class);
    String reason = row.getString("reason");
    String state = row.getString("state");
    if (state.equals("RELEASED")) {
      return new Released(year, care, reason);
    }
    if (year == null) {
      throw new IllegalStateException(state + " without a year");
    }
    return switch (state) {
      case "RESERVED" -> new Reserved(year, care);
      case "CONFIRMED" -> new Confirmed(year, care, corporation, row.getBoolean("over_quota"));
      case "REFUSED" -> new Refused(year, care, QuotaRefusal.valueOf(reason));
      default -> throw new IllegalStateException(state);
    };
  }
}
