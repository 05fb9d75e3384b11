package nl.driehoek.finance.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as columns of text, for one statement with {@code unnest(:column::type[], ..)} whatever the
 * number of rows.
 */
public final class Rows {
  private final List<String> names;
  private final List<List<@Nullable String>> columns = new ArrayList<>();

  public Rows(String... names) {
    this.names = List.of(names);
    this.names.forEach(name -> columns.add(new ArrayList<>()));
  }

  /** Adds a row, with a value for each name. */
  public void add(@Nullable Object... values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(values.length + " values for " + names);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      columns.get(i).add(value == null ? null : value.toString());
    }
  }

  public boolean isEmpty() {
    return columns.getFirst().isEmpty();
  }

  /** A text array per name. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), columns.get(i).toArray(new String[0]));
    }
    return parameters;
  }

  /** A text array of these values, for a statement with {@code any(:name::type[])}. */
  public static String[] array(Iterable<?> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.toString()));
    return texts.toArray(new String[0]);
  }
}
