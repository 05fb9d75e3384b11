package nl.driehoek.finance.shift;

import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.access.Page;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.ShiftsApi;
import nl.driehoek.finance.http.model.ShiftPage;
import nl.driehoek.finance.http.model.ShiftPreview;
import nl.driehoek.finance.http.model.ShiftQuestion;
import nl.driehoek.finance.http.model.ShiftStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShiftController implements ShiftsApi {
  private final ShiftViews shifts;
  private final ShiftPreviews previews;

  ShiftController(ShiftViews shifts, ShiftPreviews previews) {
    this.shifts = shifts;
    this.previews = previews;
  }

  @Override
  public ResponseEntity<ShiftPage> listShifts(
      @Nullable UUID covenantId,
      @Nullable UUID budgetId,
      @Nullable UUID requestId,
      @Nullable ShiftStatus status,
      @Nullable String cursor,
      Integer limit) {
    var filter =
        new ShiftViews.Filter(
            covenantId, budgetId, requestId, status == null ? null : status.getValue());
    List<ShiftViews.Listed> found =
        shifts.list(filter, Viewer.ofMoney(), Page.after(cursor), limit + 1);
    Page<ShiftViews.Listed> page = Page.of(found, limit, ShiftViews.Listed::position);
    return ResponseEntity.ok(
        new ShiftPage()
            .items(page.items().stream().map(ShiftViews.Listed::shift).toList())
            .next(page.next()));
  }

  @Override
  public ResponseEntity<ShiftPreview> previewShift(String idempotencyKey, ShiftQuestion question) {
    return ResponseEntity.ok(previews.preview(question, Viewer.ofMoney()));
  }
}
