package nl.driehoek.gateway.portal.steering;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.covenant.ProgressApi;
import nl.driehoek.contracts.http.covenant.QuotasApi;
import nl.driehoek.contracts.http.covenant.model.CommitmentPage;
import nl.driehoek.contracts.http.covenant.model.QuotaPage;
import nl.driehoek.contracts.http.covenant.model.QuotaYear;
import nl.driehoek.contracts.http.covenant.model.TaskPage;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What became of the promises of a covenant: tasks, commitments and homes. */
@Component
@ConditionalOnProperty("driehoek.portal.client-key")
class Promises {
  private static final int ALL = 200;

  private final Sources sources;

  Promises(Sources sources) {
    this.sources = sources;
  }

  /**
   * Puts them into the model, as far as they are there.
   *
   * @param year null for this year
   * @param allYears whether the homes of other years are there too
   */
  List<Found<?>> show(
      Person person, UUID covenant, @Nullable Integer year, boolean allYears, Model model) {
    var commitments =
        sources.meanwhile(
            person,
            ProgressApi.class,
            api -> api.listCommitments(covenant, null, year, null, null, null, ALL));
    var tasks =
        sources.meanwhile(
            person, ProgressApi.class, api -> api.listTasks(covenant, null, year, null, ALL));
    Found<QuotaPage> quotas =
        sources.ask(
            person, QuotasApi.class, api -> api.listQuotas(covenant, null, year, null, ALL));
    Found<CommitmentPage> promised = Sources.answer(commitments);
    Found<TaskPage> joint = Sources.answer(tasks);
    CommitmentPage clauses = promised.orNull();
    TaskPage shared = joint.orNull();
    QuotaPage homes = quotas.orNull();
    model.addAttribute("commitments", clauses == null ? null : clauses.getItems());
    model.addAttribute("tasks", shared == null ? null : shared.getItems());
    model.addAttribute("quotas", homes == null ? null : of(year(clauses), allYears, homes));
    return List.of(promised, joint, quotas);
  }

  private static List<QuotaYear> of(int year, boolean allYears, QuotaPage homes) {
    return homes.getItems().stream().filter(each -> allYears || each.getYear() == year).toList();
  }

  private static int year(@Nullable CommitmentPage clauses) {
    return clauses == null || clauses.getItems().isEmpty()
        ? 0
        : clauses.getItems().getFirst().getYear();
  }
}
