package nl.driehoek.housing.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.http.RuleSetsApi;
import nl.driehoek.housing.http.model.RuleSet;
import nl.driehoek.housing.http.model.RuleSetDraft;
import nl.driehoek.housing.http.model.RuleSetImpact;
import nl.driehoek.housing.http.model.RuleSetPage;
import nl.driehoek.housing.ruleset.Drafting;
import nl.driehoek.housing.ruleset.RuleSetPages;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Rule sets over HTTP; a new one puts everyone in line again on its first day. */
@RestController
class RuleSetController implements RuleSetsApi {

  private final RuleSetPages pages;
  private final Drafting drafting;
  private final Relining relining;
  private final RuleSetPreview preview;
  private final Deadlines deadlines;
  private final Clock clock;
  private final Audit audit;

  RuleSetController(
      RuleSetPages pages,
      Drafting drafting,
      Relining relining,
      RuleSetPreview preview,
      Deadlines deadlines,
      Clock clock,
      Audit audit) {
    this.pages = pages;
    this.drafting = drafting;
    this.relining = relining;
    this.preview = preview;
    this.deadlines = deadlines;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public ResponseEntity<RuleSetPage> listRuleSets(
      @Nullable String cursor,
      Integer limit,
      @Nullable String regionCode,
      @Nullable LocalDate validOn) {
    return ResponseEntity.ok(pages.list(cursor, limit, regionCode, validOn));
  }

  @Override
  public ResponseEntity<RuleSet> getRuleSet(UUID ruleSetId) {
    return pages.find(ruleSetId).map(ResponseEntity::ok).orElseThrow(ProblemException::notFound);
  }

  @Override
  @Transactional
  public ResponseEntity<RuleSet> addRuleSet(String idempotencyKey, RuleSetDraft asked) {
    var rules = drafting.draft(Caller.current(), asked);
    drafting.add(rules);
    if (rules.validFrom().isAfter(BusinessDates.today(clock))) {
      deadlines.set(
          Relining.RULE_SET_VALID, rules.ruleSetId(), BusinessDates.startOf(rules.validFrom()));
    } else {
      relining.ruleSetBegins(rules.regionCode());
    }
    audit.changedBecause("rule-set", rules.ruleSetId(), "add", rules.citation(), rules.reason());
    return ResponseEntity.status(201)
        .body(pages.find(rules.ruleSetId()).orElseThrow(ProblemException::notFound));
  }

  @Override
  public ResponseEntity<RuleSetImpact> previewRuleSet(String idempotencyKey, RuleSetDraft asked) {
    return ResponseEntity.ok(preview.of(drafting.draft(Caller.current(), asked)));
  }
}
