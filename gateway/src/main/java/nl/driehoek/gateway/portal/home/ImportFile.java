package nl.driehoek.gateway.portal.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of homes that somebody uploaded. It may hold anything: what is no list of homes is refused
 * with the reason, and what stands in a row is judged by the service.
 */
final class ImportFile {
  static final int BYTES_MAX = 1_000_000;
  static final int ROWS_MAX = 5_000;
  private static final int COLUMNS_MAX = 40;
  private static final int CELL_MAX = 200;
  private static final Charset OF_OLD_SPREADSHEETS = Charset.forName("windows-1252");
  private static final char MARK = '\uFEFF';

  private final List<String> head;
  private final List<Row> rows;

  private ImportFile(List<String> head, List<Row> rows) {
    this.head = head;
    this.rows = rows;
  }

  /**
   * A row.
   *
   * @param line where it begins in the file, from 1
   * @param cells as they stand in the file
   * @param fields what it says, by the names of the service
   */
  record Row(int line, List<String> cells, Map<String, Object> fields) {}

  /** A file that is no list of homes; the key of the sentence that says why, and what it names. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final String what;

    Unreadable(String key, String what) {
      super(key);
      this.key = key;
      this.what = what;
    }

    String key() {
      return key;
    }

    String what() {
      return what;
    }
  }

  /** The head of the file, as it stands there. */
  List<String> head() {
    return head;
  }

  List<Row> rows() {
    return rows;
  }

  static ImportFile read(byte[] bytes) throws Unreadable {
    if (bytes.length == 0) {
      throw new Unreadable("empty", "");
    }
    if (bytes.length > BYTES_MAX) {
      throw new Unreadable("big", "");
    }
    String text = text(bytes);
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char delimiter =
        first.chars().filter(c -> c == ';').count() >= first.chars().filter(c -> c == ',').count()
            ? ';'
            : ',';
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    try (CSVParser parser = format.parse(new java.io.StringReader(text))) {
      return read(parser);
    } catch (IOException | IllegalStateException broken) {
      throw new Unreadable("quotes", String.valueOf(1));
    }
  }

  /** UTF-8, or what spreadsheets wrote before it; with a NUL it is no text at all. */
  private static String text(byte[] bytes) throws Unreadable {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      text = new String(bytes, OF_OLD_SPREADSHEETS);
    }
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable("encoding", "");
    }
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static ImportFile read(CSVParser parser) throws Unreadable {
    var records = parser.iterator();
    if (!records.hasNext()) {
      throw new Unreadable("empty", "");
    }
    List<String> head = records.next().stream().map(String::strip).toList();
    List<ImportColumn> columns = columns(head);
    List<Row> rows = new ArrayList<>();
    long line = parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      CSVRecord each = records.next();
      if (each.stream().anyMatch(cell -> !cell.isBlank())) {
        if (rows.size() == ROWS_MAX) {
          throw new Unreadable("many", "");
        }
        rows.add(row((int) line, each, columns));
      }
      line = parser.getCurrentLineNumber() + 1;
    }
    if (rows.isEmpty()) {
      throw new Unreadable("empty", "");
    }
    return new ImportFile(head, rows);
  }

  private static List<ImportColumn> columns(List<String> head) throws Unreadable {
    if (head.size() > COLUMNS_MAX) {
      throw new Unreadable("head.unknown", "");
    }
    List<ImportColumn> columns = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : head) {
      ImportColumn column = ImportColumn.named(name);
      if (column == null) {
        unknown.add(shortened(name));
      } else if (columns.contains(column)) {
        throw new Unreadable("head.twice", shortened(name));
      } else {
        columns.add(column);
      }
    }
    if (!unknown.isEmpty()) {
      throw new Unreadable("head.unknown", String.join(", ", unknown));
    }
    String missing =
        ImportColumn.needed().stream()
            .filter(each -> !columns.contains(each))
            .map(ImportColumn::dutch)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new Unreadable("head.missing", missing);
    }
    return columns;
  }

  private static Row row(int line, CSVRecord record, List<ImportColumn> columns) throws Unreadable {
    if (record.size() > columns.size()) {
      throw new Unreadable("cells", String.valueOf(line));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < record.size(); i++) {
      String cell = shortened(record.get(i).strip());
      cells.add(cell);
      Object value = columns.get(i).value(cell);
      if (value != null) {
        fields.put(columns.get(i).field(), value);
      }
    }
    return new Row(line, List.copyOf(cells), fields);
  }

  private static String shortened(@Nullable String text) {
    String known = text == null ? "" : text;
    return known.length() <= CELL_MAX ? known : known.substring(0, CELL_MAX);
  }
}
