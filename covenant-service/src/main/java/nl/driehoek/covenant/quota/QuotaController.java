package nl.driehoek.covenant.quota;

import java.time.Clock;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.http.QuotasApi;
import nl.driehoek.covenant.http.model.QuotaPage;
import nl.driehoek.covenant.http.model.QuotaTransferPage;
import nl.driehoek.covenant.http.model.TransferState;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QuotaController implements QuotasApi {

  private final QuotaViews views;
  private final CovenantAccess access;
  private final Clock clock;

  QuotaController(QuotaViews views, CovenantAccess access, Clock clock) {
    this.views = views;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<QuotaPage> listQuotas(
      UUID covenantId,
      @Nullable String acceptLanguage,
      @Nullable Integer year,
      @Nullable String cursor,
      Integer limit) {
    var text = access.agreed(covenantId, Caller.current()).text();
    int thisYear = BusinessDates.today(clock).getYear();
    var page = views.years(covenantId, text, year, thisYear, cursor, limit);
    QuotaPage answer = new QuotaPage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<QuotaTransferPage> listQuotaTransfers(
      UUID covenantId,
      @Nullable String acceptLanguage,
      @Nullable UUID requestId,
      @Nullable TransferState state,
      @Nullable Integer year,
      @Nullable String cursor,
      Integer limit) {
    Caller caller = Caller.current();
    access.requireWhole(covenantId, caller);
    var filter = new QuotaViews.Filter(requestId, state == null ? null : state.getValue(), year);
    var page = views.transfers(covenantId, filter, caller, cursor, limit);
    QuotaTransferPage answer = new QuotaTransferPage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }
}
