package nl.driehoek.gateway.portal.home;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.UnitImportsApi;
import nl.driehoek.contracts.http.housing.model.RowFault;
import nl.driehoek.contracts.http.housing.model.UnitImport;
import nl.driehoek.contracts.http.housing.model.UnitImportRequest;
import nl.driehoek.contracts.http.housing.model.UnitImportResult;
import nl.driehoek.contracts.http.housing.model.UnitImportResult.OutcomeEnum;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings a file of homes to the service, a step at a time. */
@Component
@ConditionalOnProperty("driehoek.portal.client-key")
class Importing {
  /** Rows in one call. */
  static final int STEP = 50;

  private final Sources sources;
  private final MessageSource texts;

  Importing(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  /** The next rows; the run stays as it was when there is no answer. */
  Found<ImportRun> step(Person person, Say say, ImportRun run, ImportFile file) {
    int from = run.done();
    List<ImportFile.Row> rows = file.rows().subList(from, Math.min(run.total(), from + STEP));
    Map<Integer, Integer> twice = twice(file);
    List<ImportFile.Row> sent =
        rows.stream().filter(row -> !twice.containsKey(row.line())).toList();
    List<ImportRun.Returned> back = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Integer earlier = twice.get(rows.get(i).line());
      if (earlier != null) {
        back.add(
            new ImportRun.Returned(
                from + i, rows.get(i).line(), List.of(twiceFault(person, earlier))));
      }
    }
    if (sent.isEmpty()) {
      return new Found.Known<>(run.further(rows.size(), 0, 0, 0, back));
    }
    UnitImportRequest asked =
        new UnitImportRequest()
            .dryRun(!run.real())
            .rows(sent.stream().map(ImportFile.Row::fields).toList());
    String key = run.id() + (run.real() ? "-real-" : "-dry-") + from;
    return Rows.map(
        sources.ask(person, UnitImportsApi.class, api -> api.importUnits(key, asked)),
        answer ->
            run.further(
                rows.size(),
                answer.getCreated(),
                answer.getChanged(),
                answer.getUnchanged(),
                sorted(Stream.concat(back.stream(), returned(person, say, answer, sent, file)))));
  }

  private static List<ImportRun.Returned> sorted(Stream<ImportRun.Returned> rows) {
    return rows.sorted(java.util.Comparator.comparingInt(ImportRun.Returned::row)).toList();
  }

  private Stream<ImportRun.Returned> returned(
      Person person, Say say, UnitImport answer, List<ImportFile.Row> sent, ImportFile file) {
    return answer.getRows().stream()
        .filter(each -> each.getOutcome() == OutcomeEnum.REFUSED)
        .map(
            each -> {
              ImportFile.Row row = sent.get(each.getLine() - 1);
              return new ImportRun.Returned(
                  file.rows().indexOf(row), row.line(), faults(person, say, each));
            });
  }

  private List<ImportRun.Fault> faults(Person person, Say say, UnitImportResult result) {
    return result.getFaults().stream()
        .map(
            (RowFault fault) ->
                new ImportRun.Fault(column(person, fault.getField()), text(person, say, fault)))
        .toList();
  }

  /** A value of another kind is a matter of how the file is written: that is ours to explain. */
  private String text(Person person, Say say, RowFault fault) {
    ImportColumn column = ImportColumn.ofField(fault.getField());
    String key = column == null || !"type".equals(fault.getCode()) ? null : column.howToWrite();
    return key == null
        ? say.text(fault.getText())
        : Objects.requireNonNull(texts.getMessage(key, null, person.locale()));
  }

  private static String column(Person person, @Nullable String field) {
    ImportColumn column = ImportColumn.ofField(field);
    return column == null ? Objects.requireNonNullElse(field, "") : column.name(person.locale());
  }

  private ImportRun.Fault twiceFault(Person person, int earlier) {
    return new ImportRun.Fault(
        ImportColumn.REFERENCE.name(person.locale()),
        Objects.requireNonNull(
            texts.getMessage(
                "home.import.twice", new Object[] {String.valueOf(earlier)}, person.locale())));
  }

  /** Lines of homes that stand in the file before, by number: line and earlier line. */
  private static Map<Integer, Integer> twice(ImportFile file) {
    Map<Object, Integer> first = new HashMap<>();
    Map<Integer, Integer> twice = new HashMap<>();
    for (ImportFile.Row row : file.rows()) {
      Object reference = row.fields().get(ImportColumn.REFERENCE.field());
      Integer earlier = reference == null ? null : first.putIfAbsent(reference, row.line());
      if (earlier != null) {
        twice.put(row.line(), earlier);
      }
    }
    return twice;
  }
}
