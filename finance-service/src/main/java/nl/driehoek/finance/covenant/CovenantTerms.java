package nl.driehoek.finance.covenant;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a covenant that finance goes by.
 *
 * @param endedOn the last day, when it was ended before its period was over
 * @param parties all organisations that signed, the municipality too
 * @param shares where freed money goes, in the order of the covenant; 10,000 basis points together
 */
public record CovenantTerms(
    UUID covenantId,
    int version,
    String name,
    UUID municipalityId,
    LocalDate validFrom,
    LocalDate validUntil,
    @Nullable LocalDate endedOn,
    Set<UUID> parties,
    List<Share> shares) {

  public CovenantTerms {
    parties = Set.copyOf(parties);
    shares = List.copyOf(shares);
  }

  /** Whether the covenant holds on this day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom)
        && !day.isAfter(validUntil)
        && (endedOn == null || !day.isAfter(endedOn));
  }

  /** Whether at least one day of this calendar year is within the covenant. */
  public boolean touches(int year) {
    LocalDate last = endedOn != null && endedOn.isBefore(validUntil) ? endedOn : validUntil;
    return validFrom.getYear() <= year && year <= last.getYear();
  }
}
