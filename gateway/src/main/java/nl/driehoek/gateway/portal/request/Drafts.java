package nl.driehoek.gateway.portal.request;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.KnownFacts;
import nl.driehoek.contracts.http.capacity.model.OutflowDraft;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowState;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.model.CovenantPage;
import nl.driehoek.contracts.http.covenant.model.CovenantState;
import nl.driehoek.contracts.http.covenant.model.CovenantSummary;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Reads a request that is being written, in the name of a person. */
final class Drafts {
  private static final int COVENANTS_MAX = 50;

  private final Sources sources;
  private final Residents residents;
  private final MessageSource texts;

  Drafts(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.residents = new Residents(sources);
    this.texts = texts;
  }

  /** A section in the list. */
  record Task(Section section, Section.Progress progress) {}

  /** A section as it will be filed. */
  record Checked(Section section, Section.Progress progress, List<Answers.Line> lines) {}

  Found<OutflowRequest> request(Person person, UUID id) {
    return sources.ask(person, OutflowRequestsApi.class, api -> api.getOutflowRequest(id));
  }

  Found<KnownFacts> known(Person person, UUID id) {
    return sources.ask(person, OutflowRequestsApi.class, api -> api.getKnownFacts(id));
  }

  /** Whether it can still be written, by somebody who may read it. */
  static boolean isDraft(OutflowRequest request) {
    return request.getState() == OutflowState.DRAFT && request.getDraft() != null;
  }

  static OutflowDraft draft(OutflowRequest request) {
    OutflowDraft draft = request.getDraft();
    return draft == null ? new OutflowDraft() : draft;
  }

  static List<Task> tasks(KnownFacts known) {
    return Section.asked(known).stream().map(each -> new Task(each, each.progress(known))).toList();
  }

  /** All sections of the request with their answers. */
  List<Checked> checked(Person person, OutflowRequest request, KnownFacts known) {
    Answers answers = answers(person, request);
    return tasks(known).stream()
        .map(
            task ->
                new Checked(
                    task.section,
                    task.progress,
                    answers.of(draft(request), task.section, covenant(person, request, task))))
        .toList();
  }

  Answers answers(Person person, OutflowRequest request) {
    return new Answers(Words.of(texts, person), residents.summary(person, request.getResidentId()));
  }

  /** The covenants that this person's institution may choose from. */
  List<CovenantSummary> covenants(Person person) {
    CovenantPage page =
        sources
            .ask(
                person,
                CovenantsApi.class,
                api ->
                    api.listCovenants(
                        person.locale().getLanguage(),
                        CovenantState.ACTIVE,
                        null,
                        null,
                        null,
                        COVENANTS_MAX))
            .orNull();
    return page == null ? List.of() : page.getItems();
  }

  private @Nullable String covenant(Person person, OutflowRequest request, Task task) {
    UUID chosen = draft(request).getCovenantId();
    return task.section != Section.COVENANT || chosen == null
        ? null
        : covenants(person).stream()
            .filter(each -> each.getCovenantId().equals(chosen))
            .map(CovenantSummary::getName)
            .findFirst()
            .orElse(null);
  }
}
