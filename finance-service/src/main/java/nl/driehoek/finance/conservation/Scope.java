package nl.driehoek.finance.conservation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.ledger.Rows;

/**
 * Over what to judge: puts the conditions into the questions of {@link Check}, where these words
 * stand. What is not asked is not in the statement, so that the plan fits the question.
 */
sealed interface Scope {

  /** On a request o. */
  String REQUESTS = "{requests}";

  /** On a shift s. */
  String SHIFTS = "{shifts}";

  /** On a place p. */
  String PLACES = "{places}";

  /** On a budget b. */
  String BUDGETS = "{budgets}";

  /** On a transaction i. */
  String CHAINS = "{chains}";

  /** On a case k. */
  String CASES = "{cases}";

  /** The question of these subjects only. */
  String narrow(String sql);

  /** What the narrowed question needs. */
  Map<String, Object> parameters();

  /** Everything there is. */
  record Everything() implements Scope {
    @Override
    public String narrow(String sql) {
      return replaced(sql, "true", "true", "true", "true", "true", "true");
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of();
    }
  }

  /** All of these covenants; of places those of their care institutions. */
  record Covenants(List<UUID> covenantIds) implements Scope {
    private static final String OF = "covenant_id = any(:covenants::uuid[])";

    @Override
    public String narrow(String sql) {
      return replaced(
          sql,
          "o." + OF,
          "s." + OF,
          "p.care_organisation_id in (select organisation_id from covenant_party where " + OF + ")",
          "b." + OF,
          "i.budget_id = any(array(select budget_id from budget where " + OF + "))",
          "k." + OF);
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("covenants", Rows.array(covenantIds));
    }
  }

  /** A part of everything: these requests and these budgets. */
  record Part(List<UUID> requestIds, List<UUID> budgetIds) implements Scope {
    @Override
    public String narrow(String sql) {
      return replaced(
          sql,
          "o.request_id = any(:requests::uuid[])",
          "s.request_id = any(:requests::uuid[])",
          "true",
          "b.budget_id = any(:budgets::uuid[])",
          "i.budget_id = any(:budgets::uuid[])",
          "true");
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("requests", Rows.array(requestIds), "budgets", Rows.array(budgetIds));
    }
  }

  private static String replaced(
      String sql,
      String requests,
      String shifts,
      String places,
      String budgets,
      String chains,
      String cases) {
    return sql.replace(REQUESTS, requests)
        .replace(SHIFTS, shifts)
        .replace(PLACES, places)
        .replace(BUDGETS, budgets)
        .replace(CHAINS, chains)
        .replace(CASES, cases);
  }
}
