package nl.driehoek.covenant.progress;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import nl.driehoek.covenant.progress.CommitmentProgress.AmountFigures;
import nl.driehoek.covenant.progress.CommitmentProgress.PromiseProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.TermFigures;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.web.days.DayLine;
import nl.driehoek.platform.web.days.DaySection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How each commitment stood at the end of a day: the text that was in force then, computed again
 * from what had been seen and reported by then.
 */
@Component
class CommitmentsOfADay implements DaySection {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Trails trails;
  private final Reports reports;

  CommitmentsOfADay(JdbcClient jdbc, Trails trails, Reports reports) {
    this.jdbc = jdbc;
    this.trails = trails;
    this.reports = reports;
  }

  @Override
  public String kind() {
    return "commitment";
  }

  @Override
  public void read(Question question, Consumer<DayLine> lines) {
    texts(question).stream()
        .flatMap(text -> of(text, question).stream())
        .filter(line -> line.key().compareTo(question.after()) > 0)
        .sorted(Comparator.comparing(DayLine::key))
        .limit(question.max())
        .forEach(lines);
  }

  /** The texts in force at the end of the day, of covenants that the viewer is a party of now. */
  private List<TextVersion> texts(Question question) {
    return jdbc
        .sql(
            """
            select v.content from (
              select distinct on (covenant_id) covenant_id, version from covenant_activation
              where activated_at < :end order by covenant_id, version desc) a
            join covenant_version v using (covenant_id, version)
            join covenant c using (covenant_id)
            where :everything or exists (
              select from covenant_party p where p.covenant_id = c.covenant_id
                and p.version = c.version_in_force and p.organisation_id = :viewer)
            """)
        .param("end", question.end().atOffset(java.time.ZoneOffset.UTC))
        .param("everything", question.everything())
        .param("viewer", question.viewer())
        .query(String.class)
        .list()
        .stream()
        .map(TextVersion::read)
        .toList();
  }

  private List<DayLine> of(TextVersion agreed, Question question) {
    int year = question.day().getYear();
    Cases cases =
        new Cases(
            trails.knownBefore(question.end(), agreed.covenantId(), year),
            reports.madeBefore(question.end(), agreed.covenantId()));
    return CommitmentRules.assess(agreed.text(), cases, year, question.day()).stream()
        .map(it -> line(agreed, it))
        .toList();
  }

  private DayLine line(TextVersion agreed, CommitmentProgress progress) {
    ObjectNode facts = JSON.createObjectNode();
    facts.put("covenantVersion", agreed.version());
    facts.put("state", progress.state().name());
    facts.put("reciprocity", progress.reciprocity().state().name());
    facts.put("stoppedDays", progress.reciprocity().stoppedDays());
    var promises = facts.putArray("promises");
    progress.promises().forEach(it -> promises.add(promise(it)));
    return new DayLine(kind(), agreed.covenantId() + "/" + progress.commitment().clause(), facts);
  }

  private static ObjectNode promise(PromiseProgress it) {
    ObjectNode facts = JSON.createObjectNode();
    facts.put("promise", it.promise().code()).put("state", it.state().name());
    AmountFigures amount = it.amount();
    if (amount != null) {
      facts.put("promised", amount.promised()).put("delivered", amount.delivered());
    }
    TermFigures term = it.term();
    if (term != null) {
      facts.put("doneInTime", term.doneInTime()).put("doneLate", term.doneLate());
      facts.put("running", term.running()).put("overdue", term.overdue());
    }
    return facts;
  }
}
