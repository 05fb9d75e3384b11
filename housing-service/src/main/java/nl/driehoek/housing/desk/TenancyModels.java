package nl.driehoek.housing.desk;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.housing.http.model.CareAgreement;
import nl.driehoek.housing.http.model.Missing;
import nl.driehoek.housing.http.model.SignatureView;
import nl.driehoek.housing.http.model.SigningParty;
import nl.driehoek.housing.http.model.Tenancy.ContractFormEnum;
import nl.driehoek.housing.http.model.Tenancy.FittingEnum;
import nl.driehoek.housing.http.model.Tenancy.VeraContractStatusEnum;
import nl.driehoek.housing.http.model.Tenancy.VeraContractTypeEnum;
import nl.driehoek.housing.http.model.TenancyState;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.housing.tenancy.KeyChecks;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.platform.web.Caller;

/** How a tenancy looks over HTTP, with what is still missing for the key. */
final class TenancyModels {

  private TenancyModels() {}

  static nl.driehoek.housing.http.model.Tenancy model(
      TenancyViews.View view, LocalDate today, Caller caller) {
    Tenancy tenancy = view.tenancy();
    Tenancy.Parties parties = tenancy.parties();
    return new nl.driehoek.housing.http.model.Tenancy()
        .tenancyId(tenancy.tenancyId())
        .offerId(parties.offerId())
        .unitId(parties.unitId())
        .unitReference(parties.unitReference())
        .corporationId(parties.corporationId())
        .careOrganisationId(parties.careOrganisationId())
        .requestId(parties.requestId())
        .attempt(parties.attempt())
        .state(TenancyState.valueOf(tenancy.state().name()))
        .contractForm(ContractFormEnum.DRIEPARTIJEN)
        .veraContractType(VeraContractTypeEnum.fromValue(tenancy.contractType()))
        .veraContractStatus(VeraContractStatusEnum.fromValue(tenancy.contractStatus()))
        .careAgreement(care(tenancy))
        .fitting(FittingEnum.fromValue(tenancy.allocation().fitting()))
        .nonFittingReason(tenancy.allocation().nonFittingReason())
        .social(tenancy.allocation().social())
        .signatures(tenancy.signatures().stream().map(TenancyModels::signature).toList())
        .missing(missing(view, today))
        .signedOn(tenancy.signedOn())
        .availableFrom(tenancy.availableFrom())
        .plannedKeyDate(tenancy.plannedKeyDate())
        .lastKeyDate(view.hold() instanceof Reservation.Held held ? held.lastKeyDate() : null)
        .keyDate(tenancy.keyDate())
        .temporaryUntil(tenancy.temporary() == null ? null : tenancy.temporary().until())
        .cancelledReason(tenancy.cancelledReason())
        .actions(TenancyDoors.actions(view, today, caller))
        .version(tenancy.version());
  }

  private static CareAgreement care(Tenancy tenancy) {
    return new CareAgreement()
        .careOrganisationId(tenancy.parties().careOrganisationId())
        .supportAgreed(tenancy.care().supportAgreed())
        .state(CareAgreement.StateEnum.valueOf(tenancy.care().state().name()));
  }

  private static SignatureView signature(Tenancy.Signature signature) {
    return new SignatureView()
        .party(SigningParty.valueOf(signature.party().name()))
        .signedAt(signature.at())
        .byRole(signature.byRole())
        .onBehalf(signature.onBehalf());
  }

  private static List<Missing> missing(TenancyViews.View view, LocalDate today) {
    return switch (view.tenancy().state()) {
      case PREPARED, SIGNED ->
          KeyChecks.missing(view.tenancy(), view.hold(), today).stream()
              .map(
                  each ->
                      new Missing().code(each.code().name()).text(Homes.text(each.nl(), each.en())))
              .toList();
      case STARTED, CANCELLED -> List.of();
    };
  }
}
