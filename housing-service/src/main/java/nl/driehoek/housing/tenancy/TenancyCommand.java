package nl.driehoek.housing.tenancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to a tenancy before it has started. */
public sealed interface TenancyCommand {

  /**
   * @param terms what comes with the signature
   */
  record Sign(Tenancy.Signature signature, Terms terms) implements TenancyCommand {}

  /** The key is handed over. */
  record Start(LocalDate keyDate) implements TenancyCommand {}

  record Cancel(String reason) implements TenancyCommand {}

  /**
   * What a party says while signing; the corporation the first four, the tenant the last.
   *
   * @param temporaryMonthsMax from the rule set
   */
  record Terms(
      @Nullable LocalDate plannedKeyDate,
      @Nullable LocalDate temporaryUntil,
      @Nullable String legalGroup,
      @Nullable String nonFittingReason,
      boolean rentWarningRead,
      int temporaryMonthsMax) {}
}
