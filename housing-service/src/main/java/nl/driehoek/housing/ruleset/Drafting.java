package nl.driehoek.housing.ruleset;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.covenant.Covenants;
import nl.driehoek.housing.http.model.RuleSetDraft;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who may give a region its next rules, and whether these can be. */
@Service
public class Drafting {

  private final Covenants covenants;
  private final RuleSets ruleSets;
  private final JdbcClient jdbc;
  private final Clock clock;

  Drafting(Covenants covenants, RuleSets ruleSets, JdbcClient jdbc, Clock clock) {
    this.covenants = covenants;
    this.ruleSets = ruleSets;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A rule set that could be added; refuses what cannot. */
  public RuleSet draft(Caller caller, RuleSetDraft asked) {
    caller.requireAny("director");
    if (!caller.organisationKind().equals("MUNICIPALITY")
        || !covenants.directs(caller.organisationId(), asked.getRegionCode())) {
      throw ProblemException.forbidden("region-not-yours");
    }
    LocalDate today = BusinessDates.today(clock);
    RuleSetBody body = RuleSetModels.body(asked.getBody());
    RuleSetFaults.check(body, asked.getValidFrom(), today);
    return new RuleSet(
        UUID.randomUUID(),
        asked.getRegionCode(),
        asked.getVersion(),
        asked.getValidFrom(),
        asked.getReason(),
        body,
        clock.instant());
  }

  /** Adds it; 409 when this version or this first day is taken. */
  public void add(RuleSet rules) {
    boolean taken =
        jdbc.sql(
                """
                select exists (select from rule_set where region_code = :region
                  and (version = :version or valid_from = :from))
                """)
            .param("region", rules.regionCode())
            .param("version", rules.version())
            .param("from", rules.validFrom())
            .query(Boolean.class)
            .single();
    if (taken) {
      throw ProblemException.conflict("rule-set-taken");
    }
    ruleSets.add(rules);
  }
}
