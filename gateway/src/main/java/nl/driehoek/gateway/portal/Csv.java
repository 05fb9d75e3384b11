package nl.driehoek.gateway.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.driehoek.gateway.portal.source.Found;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;

/** A list as a file that a Dutch spreadsheet opens: UTF-8 with a mark, semicolons between. */
public final class Csv {
  private static final CSVFormat DUTCH = CSVFormat.EXCEL.builder().setDelimiter(';').get();
  private static final String MARK = "\uFEFF";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int NUMBER_FROM = 24;

  /** What a spreadsheet would take for a formula. A plain negative number is none. */
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r].*|-(?![0-9.,]*$).*");

  private Csv() {}

  /**
   * A whole list. A list that is longer than a file may be says so in the last line; a list of
   * which a part is away is no file, since nobody would see what lacks.
   *
   * @param name of the file, without ending
   * @param head the words above the columns
   * @return the file, or the page that says why there is none
   */
  public static <T> Object list(
      String name,
      List<String> head,
      Found<Rows.Part<T>> all,
      Function<T, ? extends List<?>> row,
      Words words,
      Model model) {
    return all instanceof Found.Known<Rows.Part<T>>(Rows.Part<T> rows)
        ? file(
            name,
            head,
            rows.items().stream().map(row).toList(),
            rows.next() == null ? null : words.of("export.cut", Rows.FILE_MAX))
        : Outcome.instead(all, model);
  }

  /** All these rows. */
  public static ResponseEntity<byte[]> file(
      String name, List<String> head, List<? extends List<?>> rows) {
    return file(name, head, rows, null);
  }

  private static ResponseEntity<byte[]> file(
      String name, List<String> head, List<? extends List<?>> rows, @Nullable String last) {
    var text = new StringBuilder(MARK);
    try (var printer = new CSVPrinter(text, DUTCH)) {
      printer.printRecord(head);
      for (List<?> row : rows) {
        printer.printRecord(row.stream().map(Csv::harmless).toList());
      }
      if (last != null) {
        printer.printRecord(last);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".csv").build().toString())
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String harmless(@Nullable Object value) {
    String text = written(value);
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** A moment on the clock in Amsterdam, so that it sorts; an id as people know it. */
  private static String written(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant moment -> MOMENT.format(moment.atZone(Amsterdam.ZONE));
      case ZonedDateTime moment -> MOMENT.format(moment.withZoneSameInstant(Amsterdam.ZONE));
      case UUID id -> id.toString().substring(NUMBER_FROM);
      default -> value.toString();
    };
  }
}
