package nl.driehoek.housing.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.UnitImportsApi;
import nl.driehoek.housing.http.model.RowFault;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.housing.http.model.UnitImport;
import nl.driehoek.housing.http.model.UnitImportRequest;
import nl.driehoek.housing.http.model.UnitImportResult;
import nl.driehoek.housing.http.model.UnitImportResult.OutcomeEnum;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;

/** The import over HTTP: a savepoint a row, and one around all of them for a dry run. */
@RestController
class UnitImportController implements UnitImportsApi {

  private final BringingIn bringingIn;
  private final TransactionTemplate savepoint;
  private final Audit audit;

  UnitImportController(
      BringingIn bringingIn, PlatformTransactionManager transactions, Audit audit) {
    this.bringingIn = bringingIn;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.audit = audit;
  }

  @Override
  public ResponseEntity<UnitImport> importUnits(String idempotencyKey, UnitImportRequest asked) {
    Caller caller = Caller.current();
    caller.requireAny("letting-officer");
    if (!(Viewer.of(caller) instanceof Viewer.Corporation corporation)) {
      throw ProblemException.forbidden("corporation-only");
    }
    boolean dryRun = asked.getDryRun();
    List<UnitImportResult> results =
        Objects.requireNonNull(
            savepoint.execute(
                status -> {
                  List<UnitImportResult> done = rows(corporation, asked.getRows());
                  if (dryRun) {
                    status.setRollbackOnly();
                  }
                  return done;
                }));
    if (dryRun) {
      results.forEach(UnitImportController::forgetNew);
    }
    UnitImport answer = summary(dryRun, results);
    audit.changed("unit-import", UUID.randomUUID(), dryRun ? "dry-run" : "import", text(answer));
    return ResponseEntity.ok(answer);
  }

  private List<UnitImportResult> rows(
      Viewer.Corporation corporation, List<Map<String, Object>> rows) {
    Set<String> earlier = new HashSet<>();
    List<UnitImportResult> results = new ArrayList<>(rows.size());
    for (Map<String, Object> row : rows) {
      UnitImportResult result = result(corporation, row, earlier).line(results.size() + 1);
      boolean nameable =
          result.getFaults().stream().noneMatch(fault -> "reference".equals(fault.getField()));
      results.add(
          nameable && row.get("reference") instanceof String reference
              ? result.reference(reference)
              : result);
    }
    return results;
  }

  private UnitImportResult result(
      Viewer.Corporation corporation, Map<String, Object> row, Set<String> earlier) {
    try {
      BringingIn.Done done =
          Objects.requireNonNull(
              savepoint.execute(status -> bringingIn.row(corporation, row, earlier)));
      return new UnitImportResult()
          .outcome(done.outcome())
          .unitId(done.unitId())
          .publicationId(done.publicationId())
          .faults(List.of());
    } catch (ProblemException refused) {
      return refused(refused);
    } catch (DuplicateKeyException taken) {
      // Another corporation registered the same door in this very moment.
      return refused(ProblemException.conflict("unit-bag-known"));
    }
  }

  private static UnitImportResult refused(ProblemException refused) {
    return new UnitImportResult()
        .outcome(OutcomeEnum.REFUSED)
        .faults(
            Refusal.of(refused).stream()
                .map(
                    each ->
                        new RowFault()
                            .field(field(each.pointer()))
                            .code(each.code())
                            .text(new Text().nl(each.nl()).en(each.en())))
                .toList());
  }

  private static @Nullable String field(String pointer) {
    return pointer.isEmpty() ? null : pointer.substring(1);
  }

  /** What a dry run made is gone again: its ids would lead nowhere. */
  private static void forgetNew(UnitImportResult result) {
    result.publicationId(null);
    if (result.getOutcome() == OutcomeEnum.CREATED) {
      result.unitId(null);
    }
  }

  private static UnitImport summary(boolean dryRun, List<UnitImportResult> results) {
    return new UnitImport()
        .dryRun(dryRun)
        .created(count(results, OutcomeEnum.CREATED))
        .changed(count(results, OutcomeEnum.CHANGED))
        .unchanged(count(results, OutcomeEnum.UNCHANGED))
        .refused(count(results, OutcomeEnum.REFUSED))
        .rows(results);
  }

  private static int count(List<UnitImportResult> results, OutcomeEnum outcome) {
    return (int) results.stream().filter(each -> each.getOutcome() == outcome).count();
  }

  private static String text(UnitImport answer) {
    return "%d created, %d changed, %d unchanged, %d refused"
        .formatted(
            answer.getCreated(), answer.getChanged(), answer.getUnchanged(), answer.getRefused());
  }
}
