package nl.driehoek.housing.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.driehoek.housing.http.model.RankChange;
import nl.driehoek.housing.http.model.RankChange.KindEnum;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a rank came to be, replayed from what is only ever appended: the lines, and the journal of
 * everyone who stands before. A rank is never stored, so it cannot differ from its causes.
 */
final class RankHistory {

  private static final String FACTS =
      """
      with mine as (
        select * from pool_line where publication_id = :publication and request_id = :request
          and current order by attempt desc limit 1),
      before as (
        select l.* from pool_line l join mine m using (publication_id)
        where l.current and l.fits and (l.sort_key < m.sort_key or l.request_id = m.request_id
          and l.attempt = m.attempt))
      select b.request_id, b.entered_at as at, 0 as version, 'WAITING' as stage, e.cause,
        null as home
      from before b join evaluation e using (evaluation_id)
      union all
      select b.request_id, j.at, j.version, j.stage, j.cause, j.publication_id
      from before b join candidacy_journal j using (request_id)
      where j.attempt = b.attempt and j.at >= b.entered_at
      order by 2, 3
      """;

  private final JdbcClient jdbc;

  RankHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Fact(
      UUID requestId, Instant at, String stage, String cause, @Nullable UUID home) {}

  List<RankChange> of(UUID publicationId, UUID requestId) {
    Map<Instant, List<Fact>> moments = new TreeMap<>();
    jdbc.sql(FACTS)
        .param("publication", publicationId)
        .param("request", requestId)
        .query(
            (rs, i) ->
                new Fact(
                    rs.getObject("request_id", UUID.class),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getString("stage"),
                    rs.getString("cause"),
                    rs.getObject("home", UUID.class)))
        .list()
        .forEach(fact -> moments.computeIfAbsent(fact.at(), at -> new ArrayList<>()).add(fact));
    return new Replay(publicationId, requestId).run(moments);
  }

  private static final class Replay {
    private final UUID publicationId;
    private final UUID subject;
    private final Set<UUID> inLine = new HashSet<>();
    private final Set<UUID> hadOffer = new HashSet<>();
    private final List<RankChange> changes = new ArrayList<>();
    private int rank;

    Replay(UUID publicationId, UUID subject) {
      this.publicationId = publicationId;
      this.subject = subject;
    }

    List<RankChange> run(Map<Instant, List<Fact>> moments) {
      moments.forEach(this::apply);
      return changes;
    }

    private void apply(Instant at, List<Fact> facts) {
      String cause = facts.getFirst().cause();
      for (Fact fact : facts) {
        int before = inLine.size();
        move(fact);
        if (inLine.size() != before) {
          cause = fact.cause();
        }
      }
      int now = inLine.contains(subject) ? inLine.size() : 0;
      if (now != rank) {
        changes.add(change(at, now, cause));
        rank = now;
      }
    }

    private void move(Fact fact) {
      if (publicationId.equals(fact.home()) && fact.stage().equals("OFFERED")) {
        hadOffer.add(fact.requestId());
      }
      if (fact.stage().equals("WAITING") || hadOffer.contains(fact.requestId())) {
        inLine.add(fact.requestId());
      } else {
        inLine.remove(fact.requestId());
      }
    }

    private RankChange change(Instant at, int now, String cause) {
      RankChange change = new RankChange().at(at).cause(cause);
      if (rank == 0) {
        return change
            .kind(KindEnum.ADDED)
            .toRank(now)
            .text(Homes.text("In de rij op plaats " + now + ".", "In line at place " + now + "."));
      }
      if (now == 0) {
        return change
            .kind(KindEnum.REMOVED)
            .fromRank(rank)
            .text(Homes.text("Uit de rij.", "Out of the line."));
      }
      return change
          .kind(KindEnum.MOVED)
          .fromRank(rank)
          .toRank(now)
          .text(
              Homes.text(
                  "Van plaats %d naar plaats %d.".formatted(rank, now),
                  "From place %d to place %d.".formatted(rank, now)));
    }
  }
}
