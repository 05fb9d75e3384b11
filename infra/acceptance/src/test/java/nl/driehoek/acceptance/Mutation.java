package nl.driehoek.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One field of a body made wrong in one way.
 *
 * @param pointer where the fault has to be reported
 * @param body the whole body with the fault in it
 */
record Mutation(String pointer, String fault, Map<String, Object> body) {

  private static final Object MISSING = new Object();
  private static final int LONG = 100_000;

  /** Every field of the body, each in every way in which its schema can be broken. */
  static List<Mutation> of(Contract contract, Map<String, Object> schema) {
    List<Mutation> mutations = new ArrayList<>();
    Object body = contract.sample(schema);
    fields(contract, schema, Contract.map(body), "", mutations, Contract.map(body), List.of());
    return mutations;
  }

  private static void fields(
      Contract contract,
      Map<String, Object> schema,
      Map<String, Object> here,
      String prefix,
      List<Mutation> into,
      Map<String, Object> root,
      List<Object> path) {
    List<?> required = (List<?>) schema.getOrDefault("required", List.of());
    Contract.map(schema.get("properties"))
        .forEach(
            (name, node) -> {
              Map<String, Object> field = contract.resolve(node);
              String pointer = prefix + "/" + name;
              List<Object> at = append(path, name);
              if (required.contains(name)) {
                into.add(new Mutation(pointer, "missing", with(root, at, MISSING)));
              }
              faults(field)
                  .forEach(
                      (fault, value) ->
                          into.add(new Mutation(pointer, fault, with(root, at, value))));
              if (here.get(name) instanceof Map<?, ?> inner) {
                fields(contract, field, Contract.map(inner), pointer, into, root, at);
              } else if (here.get(name) instanceof List<?> items
                  && !items.isEmpty()
                  && items.getFirst() instanceof Map<?, ?> first) {
                fields(
                    contract,
                    contract.resolve(field.get("items")),
                    Contract.map(first),
                    pointer + "/0",
                    into,
                    root,
                    append(at, 0));
              }
            });
  }

  /** The wrong values that a field of this schema has to refuse, by the name of the fault. */
  private static Map<String, Object> faults(Map<String, Object> field) {
    Map<String, Object> faults = new LinkedHashMap<>();
    if (!Boolean.TRUE.equals(field.get("nullable"))) {
      faults.put("null", null);
    }
    String type = String.valueOf(field.get("type"));
    faults.put(
        "of a wrong type", type.equals("array") || type.equals("string") ? 12 : List.of("x"));
    if (type.equals("string")) {
      faults.put("far too long", "x".repeat(LONG));
      if (field.containsKey("minLength")
          || field.containsKey("format")
          || field.containsKey("enum")) {
        faults.put("empty", "");
      }
      if (field.containsKey("enum") || field.containsKey("format")) {
        faults.put("not one of the possible", "no-such-value");
      }
      if ("date".equals(field.get("format"))) {
        faults.put("30 February", "2027-02-30");
      }
    }
    if (field.get("maximum") instanceof Number maximum) {
      faults.put("above its maximum", maximum.longValue() + 1);
    }
    if (field.get("minimum") instanceof Number minimum) {
      faults.put("below its minimum", minimum.longValue() - 1);
    }
    if (type.equals("integer")) {
      faults.put("1e309", new java.math.BigDecimal("1e309"));
      faults.put("a fraction", 1.5);
    }
    return faults;
  }

  /** A copy of the body with another value at this path. */
  private static Map<String, Object> with(
      Map<String, Object> body, List<Object> path, Object value) {
    return Contract.map(replaced(body, path, value));
  }

  private static Object replaced(Object node, List<Object> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    Object step = path.getFirst();
    List<Object> rest = path.subList(1, path.size());
    if (step instanceof Integer index) {
      List<Object> copy = new ArrayList<>((List<?>) node);
      copy.set(index, replaced(copy.get(index), rest, value));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Contract.map(node));
    Object inner = replaced(copy.get(step), rest, value);
    if (inner == MISSING) {
      copy.remove(step);
    } else {
      copy.put(String.valueOf(step), inner);
    }
    return copy;
  }

  private static List<Object> append(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
