package nl.driehoek.finance.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a caller asked for, added to a query that is narrowed by its viewer. What was
 * not asked for is not in the statement, so that the plan fits the question.
 */
public final class Where {
  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** Starts with the parameters everything and viewer. */
  public Where(Viewer viewer) {
    parameters.put("everything", viewer.everything());
    parameters.put("viewer", viewer.organisationId());
  }

  /** Adds a condition on a value, unless there is none. */
  public Where and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition).append('\n');
      parameters.put(name, value);
    }
    return this;
  }

  /** Adds a parameter that the query needs in any case. */
  public Where with(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /** The conditions, each with its own "and" before it. */
  public String sql() {
    return sql.toString();
  }

  public Map<String, Object> parameters() {
    return parameters;
  }
}
