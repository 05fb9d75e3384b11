package nl.driehoek.housing.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers, one active one a home and one a candidate; the database insists on both. */
@Repository
public class Offers {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Offers(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  public Optional<Offer> find(UUID offerId) {
    return Optional.ofNullable(find(List.of(offerId)).get(offerId));
  }

  /** By id, in one query. */
  public Map<UUID, Offer> find(Collection<UUID> offerIds) {
    Map<UUID, Offer> found = new HashMap<>();
    jdbc.sql("select * from offer where offer_id = any(:ids)")
        .param("ids", offerIds.toArray(UUID[]::new))
        .query(Offers::row)
        .list()
        .forEach(each -> found.put(each.offerId(), each));
    return found;
  }

  /** The open or accepted offer of a publication, if there is one. */
  public Optional<Offer> active(UUID publicationId) {
    return jdbc.sql(
            """
            select * from offer where publication_id = :publication
              and state in ('OPEN', 'ACCEPTED')
            """)
        .param("publication", publicationId)
        .query(Offers::row)
        .optional();
  }

  /** Pairs of candidate and home that have met before: nobody is offered the same home twice. */
  public Set<Met> met(Collection<UUID> requestIds) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct request_id, attempt, publication_id from offer
                where request_id = any(:ids)
                """)
            .param("ids", requestIds.toArray(UUID[]::new))
            .query(
                (rs, i) ->
                    new Met(rs.getObject(1, UUID.class), rs.getInt(2), rs.getObject(3, UUID.class)))
            .list());
  }

  /** A candidate, in an attempt, and a publication of which there was an offer. */
  public record Met(UUID requestId, int attempt, UUID publicationId) {}

  /** Adds new offers. */
  public void insert(Collection<Offer> offers) {
    batch.batchUpdate(
        """
        insert into offer (offer_id, publication_id, unit_id, unit_reference, corporation_id,
          region_code, covenant_id, care_organisation_id, request_id, attempt, rank, state,
          offered_at, answer_by, available_from, rule_set_id, rule_set_version, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        offers.stream()
            .map(
                each ->
                    new Object[] {
                      each.offerId(),
                      each.publicationId(),
                      each.unitId(),
                      each.unitReference(),
                      each.corporationId(),
                      each.regionCode(),
                      each.covenantId(),
                      each.careOrganisationId(),
                      each.requestId(),
                      each.attempt(),
                      each.rank(),
                      each.state().name(),
                      each.offeredAt().atOffset(ZoneOffset.UTC),
                      each.answerBy().atOffset(ZoneOffset.UTC),
                      each.availableFrom(),
                      each.ruleSetId(),
                      each.ruleSetVersion(),
                      each.version()
                    })
            .toList());
  }

  /**
   * Writes answered or viewed offers over the version before.
   *
   * @throws OptimisticLockingFailureException when one has changed since it was read
   */
  public void save(Collection<Offer> changed) {
    int[] counts =
        batch.batchUpdate(
            """
            update offer set state = ?, answered_at = ?, answered_by = ?, reason = ?, counted = ?,
              viewed_on = ?, version = ?
            where offer_id = ? and version = ?
            """,
            changed.stream()
                .map(
                    each -> {
                      Offer.Answer answer = each.answer();
                      return new @Nullable Object[] {
                        each.state().name(),
                        answer == null ? null : answer.at().atOffset(ZoneOffset.UTC),
                        answer == null ? null : answer.by(),
                        answer == null ? null : answer.reason(),
                        answer == null ? null : answer.counted(),
                        each.viewedOn(),
                        each.version(),
                        each.offerId(),
                        each.version() - 1
                      };
                    })
                .toList());
    for (int count : counts) {
      if (count != 1) {
        throw new OptimisticLockingFailureException("an offer has changed meanwhile");
      }
    }
  }

  /** A row of the table offer. */
  public static Offer row(ResultSet rs, int row) throws SQLException {
    OffsetDateTime answeredAt = rs.getObject("answered_at", OffsetDateTime.class);
    return new Offer(
        rs.getObject("offer_id", UUID.class),
        rs.getObject("publication_id", UUID.class),
        rs.getObject("unit_id", UUID.class),
        rs.getString("unit_reference"),
        rs.getObject("corporation_id", UUID.class),
        rs.getString("region_code"),
        rs.getObject("covenant_id", UUID.class),
        rs.getObject("care_organisation_id", UUID.class),
        rs.getObject("request_id", UUID.class),
        rs.getInt("attempt"),
        rs.getInt("rank"),
        OfferState.valueOf(rs.getString("state")),
        rs.getObject("offered_at", OffsetDateTime.class).toInstant(),
        rs.getObject("answer_by", OffsetDateTime.class).toInstant(),
        rs.getObject("available_from", LocalDate.class),
        answeredAt == null
            ? null
            : new Offer.Answer(
                answeredAt.toInstant(),
                rs.getString("answered_by"),
                rs.getString("reason"),
                rs.getObject("counted", Boolean.class)),
        rs.getObject("viewed_on", LocalDate.class),
        rs.getObject("rule_set_id", UUID.class),
        rs.getString("rule_set_version"),
        rs.getLong("version"));
  }
}
