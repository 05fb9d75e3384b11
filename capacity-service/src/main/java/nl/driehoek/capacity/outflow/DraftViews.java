package nl.driehoek.capacity.outflow;

import java.util.List;
import nl.driehoek.capacity.http.model.FactName;
import nl.driehoek.capacity.http.model.KnownFact;
import nl.driehoek.capacity.http.model.KnownFacts;
import nl.driehoek.capacity.http.model.NewOutflowRequest;
import nl.driehoek.capacity.http.model.OutflowDraft;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Drafts at the edge. Both sides have the same property names, which a test holds them to. */
final class DraftViews {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DraftViews() {}

  static Draft draft(OutflowDraft body) {
    return JSON.convertValue(body, Draft.class);
  }

  static Draft draft(NewOutflowRequest body) {
    return JSON.convertValue(body, Draft.class);
  }

  static OutflowDraft view(Draft draft) {
    return JSON.convertValue(draft, OutflowDraft.class);
  }

  static List<FactName> names(List<Fact> facts) {
    return facts.stream().map(fact -> FactName.fromValue(fact.name())).toList();
  }

  static KnownFacts knownFacts(Dossier dossier) {
    List<Dossier.Filled> facts = dossier.facts();
    return new KnownFacts()
        .total(facts.size())
        .known((int) facts.stream().filter(Dossier.Filled::known).count())
        .missing(dossier.missing().size())
        .facts(facts.stream().map(DraftViews::fact).toList());
  }

  private static KnownFact fact(Dossier.Filled filled) {
    Dossier.Source source = filled.source();
    return new KnownFact()
        .fact(FactName.fromValue(filled.fact().name()))
        .known(filled.known())
        .filled(filled.filled())
        .source(source == null ? null : KnownFact.SourceEnum.fromValue(source.name()));
  }
}
