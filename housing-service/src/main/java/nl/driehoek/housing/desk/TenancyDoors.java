package nl.driehoek.housing.desk;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.housing.access.Doors;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Action;
import nl.driehoek.housing.tenancy.KeyChecks;
import nl.driehoek.housing.tenancy.SigningParty;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What somebody can do with a tenancy now, or why not. */
final class TenancyDoors {

  private TenancyDoors() {}

  static List<Action> actions(TenancyViews.View view, LocalDate today, Caller caller) {
    Tenancy tenancy = view.tenancy();
    Action tenant = sign("sign-tenant", tenancy, SigningParty.TENANT);
    return switch (Viewer.of(caller)) {
      case Viewer.Corporation _ ->
          List.of(
              sign("sign-corporation", tenancy, SigningParty.CORPORATION),
              Doors.action(
                  "key-handover",
                  caller.has("letting-officer")
                      ? whyNoKey(view, today)
                      : ProblemException.forbidden("letting-officer-only")));
      case Viewer.Care _ -> {
        Action care = sign("sign-care-institution", tenancy, SigningParty.CARE_INSTITUTION);
        yield caller.has("mentor") ? List.of(tenant, care) : List.of(care);
      }
      case Viewer.Resident _ -> List.of(tenant);
      case Viewer.Municipality _, Viewer.Auditor _ -> List.of();
    };
  }

  private static Action sign(String name, Tenancy tenancy, SigningParty party) {
    ProblemException over = over(tenancy);
    return Doors.action(
        name,
        over == null && tenancy.signatureOf(party).isPresent()
            ? ProblemException.conflict("tenancy-already-signed")
            : over);
  }

  private static @Nullable ProblemException whyNoKey(TenancyViews.View view, LocalDate today) {
    ProblemException over = over(view.tenancy());
    if (over != null) {
      return over;
    }
    List<KeyChecks.Missing> missing = KeyChecks.missing(view.tenancy(), view.hold(), today);
    return missing.isEmpty() ? null : KeyChecks.refuse(missing);
  }

  private static @Nullable ProblemException over(Tenancy tenancy) {
    return switch (tenancy.state()) {
      case PREPARED, SIGNED -> null;
      case STARTED -> ProblemException.conflict("tenancy-started");
      case CANCELLED -> ProblemException.conflict("tenancy-cancelled");
    };
  }
}
