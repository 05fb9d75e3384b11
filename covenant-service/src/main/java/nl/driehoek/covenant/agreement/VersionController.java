package nl.driehoek.covenant.agreement;

import java.net.URI;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.CovenantAccess.Sight;
import nl.driehoek.covenant.http.VersionsApi;
import nl.driehoek.covenant.http.model.Covenant;
import nl.driehoek.covenant.http.model.CovenantText;
import nl.driehoek.covenant.http.model.CovenantVersion;
import nl.driehoek.covenant.http.model.Difference;
import nl.driehoek.covenant.http.model.Differences;
import nl.driehoek.covenant.http.model.VersionPage;
import nl.driehoek.covenant.http.model.Withdrawal;
import nl.driehoek.covenant.text.TextDifference;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VersionController implements VersionsApi {

  private final AgreeingOnCovenants agreeing;
  private final CovenantViews covenants;
  private final VersionViews versions;
  private final CovenantAccess access;

  VersionController(
      AgreeingOnCovenants agreeing,
      CovenantViews covenants,
      VersionViews versions,
      CovenantAccess access) {
    this.agreeing = agreeing;
    this.covenants = covenants;
    this.versions = versions;
    this.access = access;
  }

  @Override
  public ResponseEntity<Covenant> openAmendment(
      UUID covenantId,
      String idempotencyKey,
      CovenantText covenantText,
      @Nullable String acceptLanguage,
      @Nullable String ifMatch) {
    Caller caller = Caller.current();
    access.sight(covenantId, caller);
    caller.requireAny("director");
    long expected = Versions.expected(ifMatch);
    agreeing.openAmendment(
        covenantId, SoundText.of(covenantText, caller.organisationId()), expected, caller);
    return created(covenantId, caller);
  }

  @Override
  public ResponseEntity<Covenant> withdrawAmendment(
      UUID covenantId,
      Integer version,
      String idempotencyKey,
      Withdrawal withdrawal,
      @Nullable String acceptLanguage) {
    Caller caller = Caller.current();
    access.sight(covenantId, caller);
    caller.requireAny("director");
    agreeing.withdrawAmendment(covenantId, version, withdrawal.getReason(), caller);
    return created(covenantId, caller);
  }

  private ResponseEntity<Covenant> created(UUID covenantId, Caller caller) {
    Covenant covenant = covenants.get(covenantId, caller);
    return ResponseEntity.created(URI.create("/v1/covenants/" + covenantId))
        .eTag(Versions.etag(covenant.getRevision()))
        .body(covenant);
  }

  @Override
  public ResponseEntity<CovenantVersion> getVersion(
      UUID covenantId, Integer version, @Nullable String acceptLanguage) {
    return ResponseEntity.ok(find(covenantId, version, Caller.current()));
  }

  private CovenantVersion find(UUID covenantId, int version, Caller caller) {
    Sight sight = access.sight(covenantId, caller);
    return versions
        .find(covenantId, version, sight, caller)
        .orElseThrow(ProblemException::notFound);
  }

  @Override
  public ResponseEntity<VersionPage> listVersions(
      UUID covenantId, @Nullable String acceptLanguage, @Nullable String cursor, Integer limit) {
    Caller caller = Caller.current();
    Sight sight = access.sight(covenantId, caller);
    var page = versions.list(covenantId, sight, caller, cursor, limit);
    VersionPage answer = new VersionPage();
    answer.setItems(page.items());
    answer.setNext(page.next());
    return ResponseEntity.ok(answer);
  }

  @Override
  public ResponseEntity<Differences> listDifferences(
      UUID covenantId, Integer version, Integer since, @Nullable String acceptLanguage) {
    Caller caller = Caller.current();
    var before = text(find(covenantId, since, caller));
    var after = text(find(covenantId, version, caller));
    Differences answer = new Differences();
    answer.setCovenantId(covenantId);
    answer.setSince(since);
    answer.setVersion(version);
    answer.setItems(
        TextDifference.between(before, after).stream().map(VersionController::difference).toList());
    return ResponseEntity.ok(answer);
  }

  private static nl.driehoek.covenant.text.CovenantText text(CovenantVersion version) {
    return TextVersion.convert(version.getText(), nl.driehoek.covenant.text.CovenantText.class);
  }

  private static Difference difference(TextDifference from) {
    Difference difference = new Difference();
    difference.setPlace(from.place());
    difference.setBefore(from.before());
    difference.setAfter(from.after());
    difference.setKind(kind(from));
    return difference;
  }

  private static Difference.KindEnum kind(TextDifference difference) {
    if (difference.before() == null) {
      return Difference.KindEnum.ADDED;
    }
    return difference.after() == null ? Difference.KindEnum.REMOVED : Difference.KindEnum.CHANGED;
  }
}
