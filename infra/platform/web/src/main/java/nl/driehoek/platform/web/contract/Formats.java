package nl.driehoek.platform.web.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The formats that are checked: exactly what the types behind them and the database can hold, so
 * that nothing which passes here fails there. Years run from 0001 to 9999; 30 February is refused.
 */
final class Formats {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

  static final List<Format> ALL =
      List.of(
          format("uuid", UUID.asMatchPredicate()),
          format("date", DATE.asMatchPredicate().and(parses(LocalDate::parse))),
          format("date-time", DATE_TIME.asMatchPredicate().and(parses(OffsetDateTime::parse))),
          format("email", EMAIL.asMatchPredicate()));

  private Formats() {}

  private static Predicate<String> parses(Function<String, Object> parser) {
    return text -> {
      try {
        return parser.apply(text) != null;
      } catch (DateTimeException e) {
        return false;
      }
    };
  }

  private static Format format(String name, Predicate<String> accepts) {
    return new Format() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public boolean matches(ExecutionContext context, String value) {
        return accepts.test(value);
      }
    };
  }
}
