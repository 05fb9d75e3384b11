package nl.driehoek.gateway.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as a file that a Dutch spreadsheet opens: UTF-8 with a mark, semicolons between. */
public final class Csv {
  /** Rows in one file; who needs more filters first. */
  public static final int ROWS_MAX = 10_000;

  private static final CSVFormat DUTCH = CSVFormat.EXCEL.builder().setDelimiter(';').get();
  private static final String MARK = "\uFEFF";

  /** What a spreadsheet would take for a formula. A plain negative number is none. */
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r].*|-(?![0-9.,]*$).*");

  private Csv() {}

  /**
   * @param name of the file, without ending
   * @param head the words above the columns
   */
  public static ResponseEntity<byte[]> file(
      String name, List<String> head, List<? extends List<?>> rows) {
    var text = new StringBuilder(MARK);
    try (var printer = new CSVPrinter(text, DUTCH)) {
      printer.printRecord(head);
      for (List<?> row : rows) {
        printer.printRecord(row.stream().map(Csv::harmless).toList());
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
    String text = value == null ? "" : value.toString();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
