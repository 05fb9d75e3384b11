package nl.driehoek.contracts.messages;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message fits its schema: by the same annotations of the records from which the schemas
 * are generated, so that a sender can check each message at the cost of a look. A test holds it
 * against the schemas themselves.
 */
public final class Fitting {

  /** Of a text, where its form does not say less. */
  static final int TEXT_MAX = 200;

  /** Of a list. */
  static final int LIST_MAX = 1000;

  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  private Fitting() {}

  /** The places that do not fit, such as {@code /parties/0/kind}; empty when all do. */
  public static List<String> faults(Message message) {
    List<String> faults = new ArrayList<>();
    check((Record) message, "", faults);
    return faults;
  }

  private static void check(Record value, String at, List<String> faults) {
    for (Part part : PARTS.get(value.getClass())) {
      part.check(part.of(value), at + "/" + part.name(), faults);
    }
  }

  /**
   * A component of a record.
   *
   * @param values the only texts that it may be; null when any
   * @param form that a text has; null when any
   */
  private record Part(
      String name,
      Method accessor,
      boolean nullable,
      @Nullable Set<String> values,
      @Nullable Pattern form) {

    static Part of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      OneOf values = component.getAnnotation(OneOf.class);
      Form form = component.getAnnotation(Form.class);
      return new Part(
          component.getName(),
          accessor,
          component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          values == null ? null : Set.of(values.value()),
          form == null ? null : Pattern.compile(form.value()));
    }

    @Nullable Object of(Record value) {
      try {
        return accessor.invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(accessor + " cannot be read", e);
      }
    }

    void check(@Nullable Object value, String at, List<String> faults) {
      switch (value) {
        case null -> {
          if (!nullable) {
            faults.add(at);
          }
        }
        case String text -> {
          if (!fits(text)) {
            faults.add(at);
          }
        }
        case List<?> list -> {
          if (list.size() > LIST_MAX) {
            faults.add(at);
          }
          for (int i = 0; i < list.size(); i++) {
            check(list.get(i), at + "/" + i, faults);
          }
        }
        case Record inner -> Fitting.check(inner, at, faults);
        default -> {}
      }
    }

    private boolean fits(String text) {
      return (values == null ? text.length() <= TEXT_MAX : values.contains(text))
          && (form == null || form.matcher(text).matches());
    }
  }
}
