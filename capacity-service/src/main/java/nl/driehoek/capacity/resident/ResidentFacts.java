package nl.driehoek.capacity.resident;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an outflow request takes over from its resident.
 *
 * @param personKey the same for one person at every institution; never leaves this service
 * @param subject of the resident's own sign-in
 */
public record ResidentFacts(
    UUID id,
    byte[] personKey,
    @Nullable String subject,
    LocalDate birthDate,
    @Nullable Household household,
    @Nullable Income income) {

  /**
   * @param pensionAge someone has pension age on 1 January of the year
   */
  public record Household(int size, boolean everyoneUnder21, boolean pensionAge) {}

  /**
   * @param band FITTING, SOCIAL or ABOVE_SOCIAL, by the proof of income of this tax year
   */
  public record Income(String band, int proofYear) {}
}
