package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.driehoek.contracts.http.housing.model.SigningParty;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.TenancyState;
import nl.driehoek.gateway.portal.Amsterdam;
import org.jspecify.annotations.Nullable;

/**
 * A tenancy as its tenant reads it.
 *
 * @param toSign the tenant has not signed yet and still can
 * @param missing what stands between now and the key, in words
 */
record TenancyView(Tenancy tenancy, boolean toSign, List<String> missing) {

  static @Nullable TenancyView of(@Nullable Tenancy tenancy, Locale locale) {
    if (tenancy == null) {
      return null;
    }
    boolean signed =
        tenancy.getSignatures().stream().anyMatch(each -> each.getParty() == SigningParty.TENANT);
    return new TenancyView(
        tenancy,
        tenancy.getState() == TenancyState.PREPARED && !signed,
        tenancy.getMissing().stream()
            .map(each -> Said.of(each.getText(), locale))
            .filter(Objects::nonNull)
            .toList());
  }

  /** The day on which this party signed; null while it has not. */
  public @Nullable LocalDate signed(String party) {
    return tenancy.getSignatures().stream()
        .filter(each -> each.getParty().getValue().equals(party))
        .findFirst()
        .map(each -> each.getSignedAt().atZone(Amsterdam.ZONE).toLocalDate())
        .orElse(null);
  }
}
