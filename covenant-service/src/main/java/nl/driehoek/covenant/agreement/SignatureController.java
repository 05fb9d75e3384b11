package nl.driehoek.covenant.agreement;

import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.CovenantAccess.Sight;
import nl.driehoek.covenant.http.SignaturesApi;
import nl.driehoek.covenant.http.model.Signature;
import nl.driehoek.covenant.http.model.SignaturePage;
import nl.driehoek.covenant.http.model.SignatureRequest;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignatureController implements SignaturesApi {

  private final AgreeingOnCovenants agreeing;
  private final VersionViews versions;
  private final CovenantAccess access;

  SignatureController(AgreeingOnCovenants agreeing, VersionViews versions, CovenantAccess access) {
    this.agreeing = agreeing;
    this.versions = versions;
    this.access = access;
  }

  @Override
  public ResponseEntity<Signature> signCovenant(
      UUID covenantId,
      String idempotencyKey,
      SignatureRequest signatureRequest,
      @Nullable String acceptLanguage) {
    Caller caller = Caller.current();
    access.sight(covenantId, caller);
    caller.requireAny("director");
    int version = signatureRequest.getVersion();
    agreeing.sign(covenantId, version, signatureRequest.getHash(), caller);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(versions.signature(covenantId, version, caller.organisationId()));
  }

  @Override
  public ResponseEntity<SignaturePage> listSignatures(
      UUID covenantId,
      @Nullable String acceptLanguage,
      @Nullable Integer version,
      @Nullable String cursor,
      Integer limit) {
    Caller caller = Caller.current();
    Sight sight = access.sight(covenantId, caller);
    var page = versions.listSignatures(covenantId, sight, caller, version, cursor, limit);
    SignaturePage answer = new SignaturePage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }
}
