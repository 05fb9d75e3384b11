package nl.driehoek.housing.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Candidate;
import nl.driehoek.housing.http.model.Candidate.StateEnum;
import nl.driehoek.housing.http.model.Candidate.VeraStatusEnum;
import nl.driehoek.housing.http.model.CandidatePage;
import nl.driehoek.housing.http.model.RankChanges;
import nl.driehoek.housing.http.model.Requirements;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The line of a publication, with its ranks, as a viewer may read it. */
@Repository
class CandidateViews {

  /**
   * Everyone with a line. In line is who fits and waits while the line is open, and whoever had an
   * offer of this home; the rank counts over all of them, also those that the viewer may not see.
   */
  static final String RANKED =
      """
      with state as (
        select l.*, c.stage, c.attempt as present, c.care_organisation_id, c.covenant_id,
          c.resident_key, p.corporation_id,
          (select o.state from offer o where o.publication_id = l.publication_id
            and o.request_id = l.request_id and o.attempt = l.attempt) as offer_state,
          (p.state in ('OPEN', 'OFFERED')) as line_open
        from pool_line l join candidacy c using (request_id)
          join publication p using (publication_id)
        where l.publication_id = :publication and l.current),
      listed as (
        select s.*, (s.fits and (s.offer_state is not null
          or s.stage = 'WAITING' and s.attempt = s.present and s.line_open))
            as listed from state s),
      ranked as (
        select l.*, case when listed
          then row_number() over (partition by listed order by sort_key)::int end as rank,
          (count(*) filter (where listed) over ())::int as in_line from listed l)
      """;

  private final JdbcClient jdbc;

  CandidateViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A corporation meets only those who fit its home. */
  static Scope scope(Viewer viewer) {
    return viewer instanceof Viewer.Corporation(var organisation)
        ? new Scope("r.corporation_id = :viewer and r.fits", organisation)
        : Scope.ofCandidacies(viewer, "r");
  }

  CandidatePage list(
      UUID publicationId,
      Viewer viewer,
      @Nullable Boolean fits,
      @Nullable String cursor,
      int limit) {
    Scope scope = scope(viewer);
    List<String> after = cursor == null ? List.of("", "") : Cursor.decode(cursor);
    if (after.size() != 2) {
      throw Cursor.refused();
    }
    List<Row> rows =
        jdbc.sql(
                RANKED
                    + """
                    select r.*, f.* from (select *, case when listed then '0' else '1' end as part
                      from ranked) r
                      join candidacy_profile f using (request_id, attempt)
                    where (:fits::boolean is null or r.fits = :fits)
                      and (r.part || r.sort_key) collate "C" > (:part || :key) collate "C"
                      and %s
                    order by (r.part || r.sort_key) collate "C" limit :limit
                    """
                        .formatted(scope.sql()))
            .param("publication", publicationId)
            .param("fits", fits)
            .param("part", after.get(0))
            .param("key", after.get(1))
            .param("viewer", scope.viewer())
            .param("limit", limit + 1)
            .query(
                (rs, i) -> new Row(candidate(rs), rs.getString("part"), rs.getString("sort_key")))
            .list();
    boolean more = rows.size() > limit;
    List<Row> page = more ? rows.subList(0, limit) : rows;
    return new CandidatePage()
        .items(page.stream().map(Row::candidate).toList())
        .next(more ? Cursor.encode(page.getLast().part(), page.getLast().key()) : null);
  }

  private record Row(Candidate candidate, String part, String key) {}

  /** Where one candidate stands in this line. */
  record Standing(
      int attempt,
      @Nullable Integer rank,
      int inLine,
      StateEnum state,
      @Nullable String residentKey) {}

  Optional<Standing> standing(UUID publicationId, UUID requestId, Viewer viewer) {
    Scope scope = scope(viewer);
    return jdbc.sql(
            RANKED
                + " select r.* from ranked r where r.request_id = :request and "
                + scope.sql()
                + " order by r.attempt desc limit 1")
        .param("publication", publicationId)
        .param("request", requestId)
        .param("viewer", scope.viewer())
        .query(
            (rs, i) ->
                new Standing(
                    rs.getInt("attempt"),
                    rs.getObject("rank", Integer.class),
                    rs.getInt("in_line"),
                    state(rs),
                    rs.getString("resident_key")))
        .optional();
  }

  /** The key of who stands directly before, for the question which criterion decided. */
  Optional<String> keyBefore(UUID publicationId, int rank) {
    return jdbc.sql(RANKED + " select r.sort_key from ranked r where r.rank = :rank")
        .param("publication", publicationId)
        .param("rank", rank - 1)
        .query(String.class)
        .optional();
  }

  RankChanges history(UUID publicationId, UUID requestId, Viewer viewer) {
    standing(publicationId, requestId, viewer).orElseThrow(ProblemException::notFound);
    return new RankChanges().items(new RankHistory(jdbc).of(publicationId, requestId));
  }

  private static Candidate candidate(ResultSet rs) throws SQLException {
    StateEnum state = state(rs);
    return new Candidate()
        .requestId(rs.getObject("request_id", UUID.class))
        .attempt(rs.getInt("attempt"))
        .rank(rs.getObject("rank", Integer.class))
        .fits(rs.getBoolean("fits"))
        .failedRules(split(rs.getString("failed")))
        .state(state)
        .veraStatus(vera(state))
        .requirements(requirements(rs))
        .supportAgreed(rs.getBoolean("support_agreed"))
        .careOrganisationId(rs.getObject("care_organisation_id", UUID.class))
        .enteredAt(rs.getObject("entered_at", OffsetDateTime.class).toInstant());
  }

  static Requirements requirements(ResultSet rs) throws SQLException {
    return new Requirements()
        .roomsMin(rs.getInt("rooms_min"))
        .groundFloorOrLift(rs.getBoolean("ground_floor_or_lift"))
        .stepFree(rs.getBoolean("step_free"))
        .petAllowed(rs.getBoolean("pet_allowed"))
        .rentMaxCents(rs.getObject("rent_max_cents", Long.class));
  }

  private static List<String> split(String failed) {
    return failed.isEmpty() ? List.of() : Arrays.asList(failed.split(","));
  }

  private static StateEnum state(ResultSet rs) throws SQLException {
    if (!rs.getBoolean("fits")) {
      return StateEnum.NOT_FITTING;
    }
    String offer = rs.getString("offer_state");
    if (offer != null) {
      return switch (offer) {
        case "OPEN" -> StateEnum.OFFERED;
        case "ACCEPTED" -> StateEnum.ACCEPTED;
        default -> StateEnum.HAD_OFFER;
      };
    }
    if (rs.getInt("attempt") != rs.getInt("present")) {
      return StateEnum.ENDED;
    }
    return switch (rs.getString("stage")) {
      case "WAITING" -> rs.getBoolean("line_open") ? StateEnum.IN_LINE : StateEnum.FREED;
      case "OFFERED", "ACCEPTED" -> StateEnum.ELSEWHERE;
      default -> StateEnum.ENDED;
    };
  }

  private static VeraStatusEnum vera(StateEnum state) {
    return switch (state) {
      case IN_LINE -> VeraStatusEnum.SEL;
      case OFFERED -> VeraStatusEnum.AAN;
      case ACCEPTED -> VeraStatusEnum.TOE;
      case HAD_OFFER -> VeraStatusEnum.GEW;
      case ELSEWHERE, FREED, ENDED -> VeraStatusEnum.POT;
      case NOT_FITTING -> VeraStatusEnum.AFG;
    };
  }
}
