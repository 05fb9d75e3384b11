package nl.driehoek.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.BudgetShare;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.Party;
import nl.driehoek.contracts.messages.CovenantEvent.Quota;
import nl.driehoek.contracts.messages.CovenantEvent.Terms;

/** The covenant of the stories: its parties, its shares, its money. */
public final class Waterrijk {
  public static final UUID WATERRIJK = organisation("01");
  public static final UUID DE_BRUG = organisation("11");
  public static final UUID BUURTKRACHT = organisation("12");
  public static final UUID THUISHAVEN = organisation("21");

  private Waterrijk() {}

  private static UUID organisation(String number) {
    return UUID.fromString("01900000-0000-7000-8000-0000000000" + number);
  }

  public static CovenantActivated activated(UUID covenantId, int version) {
    return new CovenantActivated(
        covenantId,
        version,
        "0".repeat(64),
        "PACT Waterrijk 2027-2030",
        "GM0392",
        WATERRIJK,
        LocalDate.of(2027, 1, 1),
        LocalDate.of(2030, 12, 31),
        List.of(
            new Party(WATERRIJK, "MUNICIPALITY"),
            new Party(DE_BRUG, "CARE_INSTITUTION"),
            new Party(BUURTKRACHT, "CARE_INSTITUTION"),
            new Party(THUISHAVEN, "CORPORATION")),
        List.of(new Quota(THUISHAVEN, 2027, 20)),
        List.of(
            new BudgetShare("REINVEST", null, 6000),
            new BudgetShare("TRANSITION", DE_BRUG, 2500),
            new BudgetShare("RENT_RISK", null, 1500)),
        new Terms(15, 20, 10, 5, 12));
  }

  /** The draft of a budget with the prices of story 1. */
  public static Map<String, Object> budget(UUID covenantId, int year, long protectedPlacesCents) {
    return Map.of(
        "covenantId", covenantId,
        "year", year,
        "places", 48,
        "protectedPlaceYearCents", 7_000_000,
        "supportYearCents", 1_800_000,
        "protectedPlacesCents", protectedPlacesCents,
        "supportAtHomeCents", 60_000_000);
  }
}
