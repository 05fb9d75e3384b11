package nl.driehoek.housing.tenancy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenancy of three parties (contract form DRIEPARTIJEN) with the care agreement that it hangs on.
 *
 * @param plannedKeyDate when the corporation means to hand over the key
 */
public record Tenancy(
    UUID tenancyId,
    Parties parties,
    TenancyState state,
    CareAgreement care,
    Allocation allocation,
    LocalDate availableFrom,
    LocalDate plannedKeyDate,
    @Nullable Temporary temporary,
    List<Signature> signatures,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate keyDate,
    @Nullable String cancelledReason,
    long version) {

  /** Whose tenancy, of which home, after which offer. */
  public record Parties(
      UUID offerId,
      UUID unitId,
      String unitReference,
      UUID corporationId,
      String regionCode,
      UUID covenantId,
      UUID careOrganisationId,
      UUID requestId,
      int attempt) {}

  /** Support at home; without it the tenancy cannot start (domain rule 28). */
  public record CareAgreement(boolean supportAgreed, State state) {

    /** PREPARED until tenant and care institution have signed. */
    public enum State {
      PREPARED,
      ACTIVE,
      ENDED
    }
  }

  /**
   * What is accounted for under the Woningwet.
   *
   * @param fitting VERA PASSENDHEIDSSOORT: PAS, NIE or NVT
   * @param nonFittingReason VERA PASSENDHEIDDETAILSOORT, needed with NIE
   * @param social the letting counts as social (DAEB)
   * @param rentWarning everyone is under 21 and the rent is above the limit for full rent benefit
   */
  public record Allocation(
      String fitting, @Nullable String nonFittingReason, boolean social, boolean rentWarning) {}

  /**
   * @param legalGroup the group of Stb. 2024, 152 that allows it
   */
  public record Temporary(LocalDate until, String legalGroup) {}

  /**
   * @param signerKey pairwise pseudonym of who signed
   * @param onBehalf a mentor for the tenant
   */
  public record Signature(
      SigningParty party,
      Instant at,
      String byRole,
      String signerKey,
      UUID organisationId,
      boolean onBehalf) {}

  /** The signature of a party, once given. */
  public Optional<Signature> signatureOf(SigningParty party) {
    return signatures.stream().filter(each -> each.party() == party).findFirst();
  }

  /** VERA OVEREENKOMSTDETAILSOORT. */
  public String contractType() {
    return temporary == null ? "ONB" : "TIJ";
  }

  /** VERA OVEREENKOMSTSTATUS. */
  public String contractStatus() {
    return switch (state) {
      case PREPARED -> signatureOf(SigningParty.CORPORATION).isPresent() ? "GOE" : "VOO";
      case SIGNED -> "GOE";
      case STARTED -> "LOP";
      case CANCELLED -> "GEA";
    };
  }
}
