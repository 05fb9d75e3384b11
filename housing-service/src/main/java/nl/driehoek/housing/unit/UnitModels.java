package nl.driehoek.housing.unit;

import nl.driehoek.housing.http.model.EnergyLabel;
import nl.driehoek.housing.http.model.Home;
import nl.driehoek.housing.http.model.SocialLabel;
import nl.driehoek.housing.http.model.UnitCodes;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** How homes look over HTTP. */
public final class UnitModels {

  private UnitModels() {}

  /**
   * @param limits of today: they say to which class a rent belongs
   */
  static nl.driehoek.housing.http.model.Unit model(
      Units.Listed listed, Limits limits, Caller caller) {
    Unit unit = listed.unit();
    return new nl.driehoek.housing.http.model.Unit()
        .unitId(unit.unitId())
        .corporationId(unit.corporationId())
        .reference(unit.reference())
        .bagId(unit.bagId())
        .regionCode(unit.regionCode())
        .postcode(unit.address().postcode())
        .houseNumber(unit.address().houseNumber())
        .houseNumberAddition(unit.address().addition())
        .home(home(unit.address().area(), unit.facts()))
        .state(nl.driehoek.housing.http.model.UnitState.valueOf(unit.state().name()))
        .requestId(unit.requestId())
        .codes(codes(unit, limits))
        .changedAt(listed.changedAt())
        .actions(UnitDoors.actions(unit, caller))
        .version(unit.version());
  }

  private static Home home(String area, Unit.Facts facts) {
    return new Home()
        .postcodeArea(area)
        .rentCents(facts.rentCents())
        .rooms(facts.rooms())
        .floor(facts.floor())
        .lift(facts.lift())
        .stepFree(facts.stepFree())
        .petsAllowed(facts.petsAllowed())
        .surfaceM2(facts.surfaceM2())
        .energyLabel(label(facts.energyLabel()));
  }

  private static @Nullable EnergyLabel label(@Nullable String label) {
    return label == null ? null : EnergyLabel.fromValue(label);
  }

  private static UnitCodes codes(Unit unit, Limits limits) {
    UnitCodes codes =
        new UnitCodes()
            .rentClass(
                UnitCodes.RentClassEnum.fromValue(rentClass(unit.facts().rentCents(), limits)))
            .socialLabel(SocialLabel.fromValue(unit.facts().socialLabel()));
    return switch (unit.state()) {
      case LET -> codes.unitStatus(UnitCodes.UnitStatusEnum.VEH).unitDetailStatus("PER");
      case PUBLISHED, HELD ->
          codes.unitStatus(UnitCodes.UnitStatusEnum.LEE).unitDetailStatus("NIB");
      case REGISTERED, WITHDRAWN -> codes.unitStatus(UnitCodes.UnitStatusEnum.LEE);
    };
  }

  /** VERA HUURKLASSE: by the quality discount limit, the second rent limit and the social limit. */
  private static String rentClass(long rentCents, Limits limits) {
    if (rentCents < limits.under21RentCents()) {
      return "GOE";
    }
    if (rentCents < limits.fittingRentThreeCents()) {
      return "BET";
    }
    return rentCents < limits.socialRentMaxCents() ? "DUU" : "BOV";
  }
}
