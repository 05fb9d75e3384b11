package nl.driehoek.gateway.portal.home;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.util.MultiValueMap;

/**
 * What was typed in a form, read as people here write it. What can't be read at all is a fault at
 * its field; what is missing or not allowed is for the service to say.
 */
final class Typed {
  private static final int BAD = 400;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /** 654,32 and 1.654,32; also 654.32, which can mean nothing else. */
  private static final Pattern EUROS =
      Pattern.compile("(?:€\\s*)?([0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]{1,9})(?:[,.]([0-9]{2}|-))?");

  private final MultiValueMap<String, String> form;
  private final MessageSource texts;
  private final Locale locale;
  private final List<Found.Fault> faults = new ArrayList<>();

  Typed(MultiValueMap<String, String> form, MessageSource texts, Locale locale) {
    this.form = form;
    this.texts = texts;
    this.locale = locale;
  }

  @Nullable String text(String name) {
    return Asked.text(form.getFirst(name));
  }

  boolean yes(String name) {
    return form.containsKey(name);
  }

  @Nullable Integer number(String name) {
    return read(name, "number", Typed::readNumber);
  }

  /** An amount in euros, in cents. */
  @Nullable Long cents(String name) {
    return read(name, "euros", Typed::readCents);
  }

  @Nullable LocalDate day(String name) {
    return read(name, "day", Typed::readDay);
  }

  <E extends Enum<E>> @Nullable E choice(Class<E> all, String name) {
    return Asked.one(all, form.getFirst(name));
  }

  /** Null when all could be read; else what stands for the refusal of a service. */
  <T> Found.@Nullable Refused<T> refused() {
    return faults.isEmpty()
        ? null
        : new Found.Refused<>(
            BAD, say("home.typed.title"), say("home.typed.detail"), List.copyOf(faults));
  }

  private <T> @Nullable T read(String name, String kind, Function<String, @Nullable T> reader) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    T value = reader.apply(text);
    if (value == null) {
      faults.add(new Found.Fault(name, say("home.typed." + kind)));
    }
    return value;
  }

  private String say(String key) {
    return Objects.requireNonNull(texts.getMessage(key, null, locale));
  }

  static @Nullable Integer readNumber(String text) {
    return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  static @Nullable Long readCents(String text) {
    Matcher matcher = EUROS.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long euros = Long.parseLong(matcher.group(1).replace(".", ""));
    String cents = matcher.group(2);
    return euros * 100 + (cents == null || cents.equals("-") ? 0 : Integer.parseInt(cents));
  }

  /** As a browser sends it, 2027-03-01, or as people write it, 1-3-2027. */
  static @Nullable LocalDate readDay(String text) {
    Matcher dutch = Pattern.compile("([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})").matcher(text);
    try {
      return dutch.matches()
          ? LocalDate.of(
              Integer.parseInt(dutch.group(3)),
              Integer.parseInt(dutch.group(2)),
              Integer.parseInt(dutch.group(1)))
          : LocalDate.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
