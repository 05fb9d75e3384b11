package nl.driehoek.covenant.quota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One home of the quota for one attempt of an outflow request: a two-phase transfer. */
sealed interface Transfer {

  /** Nothing was heard of it. */
  record Unknown() implements Transfer {}

  /** A home is kept. */
  record Reserved(YearKey year, UUID careOrganisationId) implements Transfer {}

  /** The home is delivered: final. */
  record Confirmed(YearKey year, UUID careOrganisationId, UUID corporationId, boolean overQuota)
      implements Transfer {}

  /** The home was given back, or the release came before the reserve: final. */
  record Released(@Nullable YearKey year, @Nullable UUID careOrganisationId, String reason)
      implements Transfer {}

  /** No home was kept: final. */
  record Refused(YearKey year, UUID careOrganisationId, QuotaRefusal reason) implements Transfer {}

  /** A calendar year of a covenant. */
  record YearKey(UUID covenantId, int year) {}
}
