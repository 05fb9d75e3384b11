package nl.driehoek.covenant.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.Pages;
import nl.driehoek.covenant.access.Pages.Page;
import nl.driehoek.covenant.http.model.CorporationQuota;
import nl.driehoek.covenant.http.model.MunicipalityShare;
import nl.driehoek.covenant.http.model.QuotaTransfer;
import nl.driehoek.covenant.http.model.QuotaYear;
import nl.driehoek.covenant.http.model.TransferState;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Party;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quota as a caller may see it; the caller was found to see the covenant. */
@Component
class QuotaViews {

  private final JdbcClient jdbc;

  QuotaViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a list of transfers asks for; null means all. */
  record Filter(@Nullable UUID requestId, @Nullable String state, @Nullable Integer year) {}

  /** By year. */
  Page<QuotaYear> years(
      UUID covenantId,
      CovenantText text,
      @Nullable Integer year,
      int thisYear,
      @Nullable String cursor,
      int limit) {
    int after = cursor == null ? 0 : Pages.key(Pages.keys(cursor, 1).getFirst(), Integer::valueOf);
    List<QuotaYear> rows =
        jdbc.sql(
                """
                select year, promised, reserved, delivered from quota_year
                where covenant_id = :covenant and (:year::int is null or year = :year)
                  and year > :after
                order by year limit :limit
                """)
            .param("covenant", covenantId)
            .param("year", year)
            .param("after", after)
            .param("limit", limit + 1)
            .query((row, _) -> year(row, thisYear))
            .list();
    Page<QuotaYear> page = Pages.of(rows, limit, row -> Cursor.encode(row.getYear()));
    Map<Integer, List<CorporationQuota>> corporations = corporations(covenantId);
    for (QuotaYear item : page.items()) {
      item.setCorporations(corporations.getOrDefault(item.getYear(), List.of()));
      item.setSplit(split(text, item.getPromisedHomes()));
    }
    return page;
  }

  private static QuotaYear year(ResultSet row, int thisYear) throws SQLException {
    int promised = row.getInt("promised");
    int reserved = row.getInt("reserved");
    int delivered = row.getInt("delivered");
    QuotaYear year = new QuotaYear();
    year.setYear(row.getInt("year"));
    year.setPromisedHomes(promised);
    year.setReservedHomes(reserved);
    year.setDeliveredHomes(delivered);
    year.setFreeHomes(promised - reserved - delivered);
    year.setUnusedHomes(row.getInt("year") < thisYear ? promised - delivered : null);
    return year;
  }

  private Map<Integer, List<CorporationQuota>> corporations(UUID covenantId) {
    return jdbc
        .sql(
            """
            select year, corporation_id, promised, delivered from quota_corporation
            where covenant_id = ? order by year, corporation_id
            """)
        .params(covenantId)
        .query((row, _) -> Map.entry(row.getInt("year"), corporation(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static CorporationQuota corporation(ResultSet row) throws SQLException {
    int promised = row.getInt("promised");
    int delivered = row.getInt("delivered");
    CorporationQuota corporation = new CorporationQuota();
    corporation.setCorporationId(row.getObject("corporation_id", UUID.class));
    corporation.setPromisedHomes(promised);
    corporation.setDeliveredHomes(delivered);
    corporation.setOverQuotaHomes(Math.max(0, delivered - promised));
    return corporation;
  }

  private static List<MunicipalityShare> split(CovenantText text, int homes) {
    Map<UUID, Integer> weights = new LinkedHashMap<>();
    for (Party party : text.parties()) {
      if (party.fairShareWeight() != null) {
        weights.put(party.organisationId(), party.fairShareWeight());
      }
    }
    return FairSplit.of(homes, weights).entrySet().stream()
        .map(
            part -> {
              MunicipalityShare share = new MunicipalityShare();
              share.setMunicipalityId(part.getKey());
              share.setHomes(part.getValue());
              return share;
            })
        .toList();
  }

  /**
   * By request and attempt. The municipality and an auditor see all; a care institution sees the
   * requests of its own residents, a corporation what it delivered.
   */
  Page<QuotaTransfer> transfers(
      UUID covenantId, Filter filter, Caller caller, @Nullable String cursor, int limit) {
    List<String> after = cursor == null ? List.of() : Pages.keys(cursor, 2);
    UUID afterRequest =
        cursor == null ? new UUID(0, 0) : Pages.key(after.getFirst(), UUID::fromString);
    int afterAttempt = cursor == null ? 0 : Pages.key(after.getLast(), Integer::valueOf);
    List<QuotaTransfer> rows =
        jdbc.sql(
                """
                select t.request_id, t.attempt, t.state, t.year, t.care_organisation_id,
                       t.corporation_id, t.over_quota, t.reason, t.changed_at
                from quota_transfer t join covenant c using (covenant_id)
                where t.covenant_id = :covenant
                  and (:seesAll or :organisation in (c.municipality_id, t.care_organisation_id,
                    t.corporation_id))
                  and (:request::uuid is null or t.request_id = :request)
                  and (:state::text is null or t.state = :state)
                  and (:year::int is null or t.year = :year)
                  and (t.request_id, t.attempt) > (:afterRequest, :afterAttempt)
                order by t.request_id, t.attempt limit :limit
                """)
            .param("covenant", covenantId)
            .param("seesAll", CovenantAccess.seesAll(caller))
            .param("organisation", caller.organisationId())
            .param("request", filter.requestId())
            .param("state", filter.state())
            .param("year", filter.year())
            .param("afterRequest", afterRequest)
            .param("afterAttempt", afterAttempt)
            .param("limit", limit + 1)
            .query((row, _) -> transfer(row))
            .list();
    return Pages.of(rows, limit, row -> Cursor.encode(row.getRequestId(), row.getAttempt()));
  }

  private static QuotaTransfer transfer(ResultSet row) throws SQLException {
    QuotaTransfer transfer = new QuotaTransfer();
    transfer.setRequestId(row.getObject("request_id", UUID.class));
    transfer.setAttempt(row.getInt("attempt"));
    transfer.setState(TransferState.valueOf(row.getString("state")));
    transfer.setYear(row.getObject("year", Integer.class));
    transfer.setCareOrganisationId(row.getObject("care_organisation_id", UUID.class));
    transfer.setCorporationId(row.getObject("corporation_id", UUID.class));
    transfer.setOverQuota(
        transfer.getState() == TransferState.CONFIRMED ? row.getBoolean("over_quota") : null);
    transfer.setReason(row.getString("reason"));
    transfer.setChangedAt(row.getTimestamp("changed_at").toInstant());
    return transfer;
  }
}
