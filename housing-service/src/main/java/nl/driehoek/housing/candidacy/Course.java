package nl.driehoek.housing.candidacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who seeks a home, in which attempt, and on whose side.
 *
 * @param residentKey pairwise pseudonym; null when the resident has no sign-in
 * @param refusalsCounted refusals that count under the rules, over all attempts
 */
public record Course(
    UUID requestId,
    int attempt,
    UUID covenantId,
    String regionCode,
    UUID careOrganisationId,
    @Nullable String residentKey,
    int refusalsCounted,
    Instant enteredAt) {

  Course withRefusals(int counted) {
    return new Course(
        requestId,
        attempt,
        covenantId,
        regionCode,
        careOrganisationId,
        residentKey,
        counted,
        enteredAt);
  }
}
