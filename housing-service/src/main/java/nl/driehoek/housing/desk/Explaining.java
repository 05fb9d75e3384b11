package nl.driehoek.housing.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.desk.CandidateViews.Standing;
import nl.driehoek.housing.http.model.Candidate.StateEnum;
import nl.driehoek.housing.http.model.Explanation;
import nl.driehoek.housing.matching.Explanations;
import nl.driehoek.housing.matching.Lines;
import nl.driehoek.housing.matching.Situation;
import nl.driehoek.housing.matching.Situations;
import nl.driehoek.housing.matching.Told;
import nl.driehoek.housing.matching.Verdict;
import nl.driehoek.housing.precedence.Overrides;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Answers "why this rank" and "why not me": the stored inputs go through the same rules again, and
 * the answer says whether that gives what was stored.
 */
@Service
class Explaining {

  private final JdbcClient jdbc;
  private final CandidateViews candidates;
  private final Publications publications;
  private final Seekers seekers;
  private final Lines lines;
  private final Situations situations;
  private final Clock clock;
  private final Overrides overrides;

  Explaining(
      JdbcClient jdbc,
      CandidateViews candidates,
      Publications publications,
      Seekers seekers,
      Lines lines,
      Situations situations,
      Clock clock,
      Overrides overrides) {
    this.jdbc = jdbc;
    this.candidates = candidates;
    this.publications = publications;
    this.seekers = seekers;
    this.lines = lines;
    this.situations = situations;
    this.clock = clock;
    this.overrides = overrides;
  }

  /**
   * @param residentKey whose data were read, for the audit
   */
  record Answer(Explanation explanation, @Nullable String residentKey) {}

  Answer explain(UUID publicationId, UUID requestId, Viewer viewer) {
    Publication publication =
        publications.find(publicationId).orElseThrow(ProblemException::notFound);
    return candidates
        .standing(publicationId, requestId, viewer)
        .map(standing -> stored(publication, requestId, standing, viewer))
        .or(() -> computed(publication, requestId, viewer))
        .orElseThrow(ProblemException::notFound);
  }

  private Answer stored(Publication publication, UUID requestId, Standing standing, Viewer viewer) {
    Seeker seeker = seekers.get(requestId, standing.attempt());
    Lines.Stored line =
        lines.find(publication.publicationId(), requestId, standing.attempt()).orElseThrow();
    Verdict again = Verdict.of(seeker, publication.home(), line.situation());
    Explanation explanation =
        model(publication, seeker, line.situation(), line.verdict(), line.enteredAt(), viewer)
            .rank(standing.rank())
            .inLine(standing.inLine())
            .rankAtOffer(rankAtOffer(publication.publicationId(), seeker))
            .state(standing.state().getValue())
            .stored(true)
            .reproduced(again.equals(line.verdict()));
    if (line.situation().placedFirst(seeker, publication.home())) {
      explanation
          .placedFirst(true)
          .placedFirstBecause(overrides.reason(publication.publicationId(), requestId));
    }
    behind(explanation, publication, line, standing);
    ExplanationTexts.summarise(explanation, standing.state());
    return new Answer(explanation, standing.residentKey());
  }

  /** A candidate that was never put in this line: what the rules would say now. */
  private Optional<Answer> computed(Publication publication, UUID requestId, Viewer viewer) {
    if (viewer instanceof Viewer.Corporation) {
      return Optional.empty();
    }
    Scope scope = Scope.ofCandidacies(viewer, "r");
    record Found(int attempt, @Nullable String residentKey) {}
    Optional<Found> found =
        jdbc.sql(
                """
                select r.attempt, r.resident_key from candidacy r
                where r.request_id = :request and r.entered and r.region_code = :region and %s
                """
                    .formatted(scope.sql()))
            .param("request", requestId)
            .param("region", publication.home().regionCode())
            .param("viewer", scope.viewer())
            .query((rs, i) -> new Found(rs.getInt(1), rs.getString(2)))
            .optional();
    LocalDate today = BusinessDates.today(clock);
    Optional<Situation> situation = situations.of(publication.home().regionCode(), today);
    if (found.isEmpty() || situation.isEmpty()) {
      return Optional.empty();
    }
    return seekers.of(List.of(requestId)).stream()
        .findFirst()
        .map(seeker -> computed(publication, seeker, situation.get(), viewer))
        .map(explanation -> new Answer(explanation, found.get().residentKey()));
  }

  private Explanation computed(
      Publication publication, Seeker seeker, Situation situation, Viewer viewer) {
    Verdict verdict = Verdict.of(seeker, publication.home(), situation);
    StateEnum state = verdict.fits() ? StateEnum.ELSEWHERE : StateEnum.NOT_FITTING;
    Explanation explanation =
        model(publication, seeker, situation, verdict, clock.instant(), viewer)
            .state(state.getValue())
            .stored(false)
            .reproduced(true);
    ExplanationTexts.summarise(explanation, state);
    return explanation;
  }

  private static Explanation model(
      Publication publication,
      Seeker seeker,
      Situation situation,
      Verdict verdict,
      Instant at,
      Viewer viewer) {
    boolean personal = !(viewer instanceof Viewer.Corporation);
    List<Told> rules = Explanations.rules(seeker, publication.home(), situation);
    return new Explanation()
        .publicationId(publication.publicationId())
        .requestId(seeker.requestId())
        .attempt(seeker.attempt())
        .fits(verdict.fits())
        .evaluatedAt(at)
        .ruleSetId(situation.rules().ruleSetId())
        .ruleSetVersion(situation.rules().citation())
        .limitsYear(situation.limits().year())
        .rules(rules.stream().map(told -> ExplanationTexts.rule(told, personal)).toList())
        .order(
            Explanations.order(seeker, publication.home(), situation).stream()
                .map(ordered -> ExplanationTexts.order(ordered, personal))
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  /** Marks the criterion that put this candidate behind the one before. */
  private void behind(
      Explanation explanation, Publication publication, Lines.Stored line, Standing standing) {
    if (standing.rank() == null || standing.rank() == 1) {
      return;
    }
    candidates
        .keyBefore(publication.publicationId(), standing.rank())
        .ifPresent(
            before ->
                ExplanationTexts.behind(
                    explanation,
                    line.situation().rules().body().order(),
                    before,
                    line.verdict().sortKey()));
  }

  private @Nullable Integer rankAtOffer(UUID publicationId, Seeker seeker) {
    return jdbc.sql(
            """
            select rank from offer where publication_id = :publication and request_id = :request
              and attempt = :attempt
            """)
        .param("publication", publicationId)
        .param("request", seeker.requestId())
        .param("attempt", seeker.attempt())
        .query(Integer.class)
        .optional()
        .orElse(null);
  }
}
