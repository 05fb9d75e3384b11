package nl.driehoek.housing.tenancy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What stands between now and the key, all of it at once. */
public final class KeyChecks {

  private KeyChecks() {}

  /** One thing that is missing; its text is in the code. */
  public record Missing(Code code, String nl, String en) {}

  /** What can be missing. */
  public enum Code {
    SIGNATURE_TENANT,
    SIGNATURE_CORPORATION,
    SIGNATURE_CARE_INSTITUTION,
    CLEARANCE,
    CLEARANCE_PASSED,
    NOT_AVAILABLE_YET
  }

  /** Empty when the key can be handed over today. */
  public static List<Missing> missing(
      Tenancy tenancy, @Nullable Reservation hold, LocalDate today) {
    List<Missing> missing = new ArrayList<>();
    for (SigningParty party : SigningParty.values()) {
      if (tenancy.signatureOf(party).isEmpty()) {
        missing.add(signature(party));
      }
    }
    if (hold instanceof Reservation.Held held) {
      LocalDate last = held.lastKeyDate();
      if (last == null) {
        missing.add(
            new Missing(
                Code.CLEARANCE,
                "geld, quotum, zorg en de vrijkomende plek zijn nog niet alle zeker",
                "money, quota, care and the freed place are not all certain yet"));
      } else if (today.isAfter(last)) {
        missing.add(
            new Missing(
                Code.CLEARANCE_PASSED,
                "de laatste dag voor de sleutel was " + last,
                "the last day for the key was " + last));
      }
    }
    if (today.isBefore(tenancy.availableFrom())) {
      missing.add(
          new Missing(
              Code.NOT_AVAILABLE_YET,
              "de woning is beschikbaar vanaf " + tenancy.availableFrom(),
              "the home is available from " + tenancy.availableFrom()));
    }
    return missing;
  }

  /** A 409 that names everything that is missing. */
  public static ProblemException refuse(List<Missing> missing) {
    return ProblemException.conflict(
        "key-not-possible",
        missing.stream().map(Missing::nl).collect(Collectors.joining("; ")),
        missing.stream().map(Missing::en).collect(Collectors.joining("; ")));
  }

  private static Missing signature(SigningParty party) {
    return switch (party) {
      case TENANT ->
          new Missing(
              Code.SIGNATURE_TENANT,
              "de handtekening van de huurder ontbreekt",
              "the tenant has not signed");
      case CORPORATION ->
          new Missing(
              Code.SIGNATURE_CORPORATION,
              "de handtekening van de corporatie ontbreekt",
              "the corporation has not signed");
      case CARE_INSTITUTION ->
          new Missing(
              Code.SIGNATURE_CARE_INSTITUTION,
              "de handtekening van de zorginstelling ontbreekt",
              "the care institution has not signed");
    };
  }
}
