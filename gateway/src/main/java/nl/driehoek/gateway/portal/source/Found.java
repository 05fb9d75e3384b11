package nl.driehoek.gateway.portal.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source said to a page, or why it said nothing. */
public sealed interface Found<T extends @Nullable Object> {

  /** The answer. */
  record Known<T extends @Nullable Object>(T value) implements Found<T> {}

  /**
   * No answer: the page shows the rest and says so.
   *
   * @param source the service that is away
   * @param since when it was first found away; null when it answered in between
   */
  record Away<T extends @Nullable Object>(String source, @Nullable Instant since)
      implements Found<T> {}

  /**
   * The source refuses, and says why in the language of the page.
   *
   * @param status 4xx
   * @param detail a sentence for the person
   * @param faults every field that is wrong, if the service names fields
   */
  record Refused<T extends @Nullable Object>(
      int status, String title, String detail, List<Fault> faults) implements Found<T> {
    /** What is wrong with this field of a form, or null. */
    public @Nullable String fault(String field) {
      return faults.stream()
          .filter(each -> each.field().equals(field))
          .map(Fault::detail)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * A field that is wrong.
   *
   * @param field its name in a form: the pointer of the service with dots, such as {@code
   *     household.adults}
   * @param code of the service; empty when the page found it
   * @param detail a sentence for the person
   */
  record Fault(String field, String code, String detail) {
    public Fault(String field, String detail) {
      this(field, "", detail);
    }
  }

  /** The answer, or null. */
  default @Nullable T orNull() {
    return this instanceof Known<T>(T value) ? value : null;
  }
}
