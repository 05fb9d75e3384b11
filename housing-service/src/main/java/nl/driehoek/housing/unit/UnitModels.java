package nl.driehoek.housing.unit;

import nl.driehoek.housing.http.model.EnergyLabel;
import nl.driehoek.housing.http.model.Home;
import nl.driehoek.housing.http.model.SocialLabel;
import nl.driehoek.housing.http.model.UnitCodes;
import org.jspecify.annotations.Nullable;

/** How homes look over HTTP. */
public final class UnitModels {

  // Rent classes (VERA HUURKLASSE) by the limits of 2026, in cents.
  private static final long CHEAP_BELOW = 49_820;
  private static final long AFFORDABLE_BELOW = 76_414;
  private static final long SOCIAL_BELOW = 93_293;

  private UnitModels() {}

  static nl.driehoek.housing.http.model.Unit model(Unit unit) {
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
        .codes(codes(unit))
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

  private static UnitCodes codes(Unit unit) {
    UnitCodes codes =
        new UnitCodes()
            .rentClass(UnitCodes.RentClassEnum.fromValue(rentClass(unit.facts().rentCents())))
            .socialLabel(SocialLabel.fromValue(unit.facts().socialLabel()));
    return switch (unit.state()) {
      case LET -> codes.unitStatus(UnitCodes.UnitStatusEnum.VEH).unitDetailStatus("PER");
      case PUBLISHED, HELD ->
          codes.unitStatus(UnitCodes.UnitStatusEnum.LEE).unitDetailStatus("NIB");
      case REGISTERED, WITHDRAWN -> codes.unitStatus(UnitCodes.UnitStatusEnum.LEE);
    };
  }

  private static String rentClass(long rentCents) {
    if (rentCents < CHEAP_BELOW) {
      return "GOE";
    }
    if (rentCents < AFFORDABLE_BELOW) {
      return "BET";
    }
    return rentCents < SOCIAL_BELOW ? "DUU" : "BOV";
  }
}
