package nl.driehoek.gateway.portal.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a source said to a page, or why it said nothing. */
public sealed interface Found<T> {

  /** The answer. */
  record Known<T>(T value) implements Found<T> {}

  /**
   * No answer: the page shows the rest and says so.
   *
   * @param source the service that is away
   * @param since when it was first found away; null when it answered in between
   */
  record Away<T>(String source, @Nullable Instant since) implements Found<T> {}

  /**
   * The source refuses, and says why in the language of the page.
   *
   * @param status 4xx
   * @param detail a sentence for the person
   */
  record Refused<T>(int status, String title, String detail) implements Found<T> {}

  /** The answer, or null. */
  default @Nullable T orNull() {
    return this instanceof Known<T>(T value) ? value : null;
  }
}
