package nl.driehoek.gateway.portal.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed. What does not read as a number or a day is a fault at its field; every other
 * judgement is that of the service.
 */
final class Form {
  private static final int BAD_REQUEST = 400;

  private final Map<String, String> typed;
  private final Words words;
  private final List<Found.Fault> faults = new ArrayList<>();

  Form(Map<String, String> typed, Words words) {
    this.typed = typed;
    this.words = words;
  }

  /** Without spaces around it; null when nothing was typed. */
  @Nullable String text(String field) {
    String text = typed.getOrDefault(field, "").strip();
    return text.isEmpty() ? null : text;
  }

  boolean checked(String field) {
    return "true".equals(text(field));
  }

  /** Yes, no, or null when neither was chosen. */
  @Nullable Boolean yesOrNo(String field) {
    String text = text(field);
    return text == null ? null : Boolean.valueOf(text);
  }

  @Nullable Integer number(String field) {
    return read(field, Integer::valueOf, "req.fault.number");
  }

  @Nullable LocalDate day(String field) {
    return read(field, LocalDate::parse, "req.fault.day");
  }

  /** An amount of euros, typed with a comma or a point. */
  @Nullable Long cents(String field) {
    return read(
        field,
        text -> new BigDecimal(text.replace(',', '.')).movePointRight(2).longValueExact(),
        "req.fault.euros");
  }

  /** One of these; null when none was chosen. */
  <E extends Enum<E>> @Nullable E one(String field, E[] all) {
    String text = text(field);
    for (E each : all) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }

  /** One of these; none is a fault at its field. */
  <E extends Enum<E>> @Nullable E chosen(String field, E[] all) {
    E one = one(field, all);
    if (one == null) {
      faults.add(new Found.Fault(field, words.of("req.fault.choose")));
    }
    return one;
  }

  /** What stands between commas or spaces, in that order. */
  Set<String> list(String field) {
    String text = text(field);
    return text == null ? Set.of() : new LinkedHashSet<>(List.of(text.split("[,;\\s]+")));
  }

  boolean isWrong() {
    return !faults.isEmpty();
  }

  /** The answer to a form that cannot be sent yet. */
  <T> Found<T> refused() {
    return new Found.Refused<>(
        BAD_REQUEST,
        words.of("req.fault.title"),
        words.of("req.fault.detail"),
        List.copyOf(faults));
  }

  private <T> @Nullable T read(String field, Function<String, T> reader, String fault) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
      faults.add(new Found.Fault(field, words.of(fault)));
      return null;
    }
  }
}
