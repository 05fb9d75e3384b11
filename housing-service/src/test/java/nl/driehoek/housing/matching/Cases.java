package nl.driehoek.housing.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.OrderCode;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSetBody;

/** Candidates, homes and rules as pure tests speak of them. */
final class Cases {

  static final UUID PACT = UUID.randomUUID();
  static final UUID THUISHAVEN = UUID.randomUUID();
  static final LocalDate TODAY = LocalDate.of(2027, 1, 28);
  static final Limits LIMITS_2026 =
      new Limits(
          2026, 51_537_00, 56_910_00, 932_93, 29_400_00, 39_925_00, 28_775_00, 38_650_00, 713_02,
          764_14, 498_20, 9_500, 9_250);

  private Cases() {}

  static final class Ask {
    int household = 1;
    boolean under21;
    String income = "FITTING";
    int incomeYear = 2026;
    boolean groundFloor;
    boolean stepFree;
    boolean pet;
    int rooms = 1;
    Long rentMax;
    List<String> areas = List.of();
    String priority = "OUTFLOW";
    LocalDate urgent = LocalDate.of(2027, 1, 27);
    UUID request = UUID.randomUUID();

    Seeker seeker() {
      return new Seeker(
          request,
          1,
          PACT,
          UUID.randomUUID(),
          new Profile(
              household,
              under21,
              false,
              income,
              incomeYear,
              groundFloor,
              stepFree,
              pet,
              rooms,
              rentMax,
              areas,
              true,
              priority,
              urgent,
              LocalDate.of(2027, 2, 1),
              LocalDate.of(2027, 1, 11)));
    }
  }

  static final class Offer {
    String area = "3511";
    long rent = 650_00;
    int rooms = 2;
    int floor;
    boolean lift;
    boolean stepFree = true;
    boolean pets = true;
    UUID corporation = THUISHAVEN;
    LocalDate availableFrom = LocalDate.of(2027, 3, 1);

    Home home() {
      return new Home(
          UUID.randomUUID(),
          UUID.randomUUID(),
          "TH-1",
          corporation,
          "waterrijk",
          area,
          rent,
          rooms,
          floor,
          lift,
          stepFree,
          pets,
          availableFrom);
    }
  }

  static Situation situation() {
    return situation(Set.of(RuleCode.values()), TODAY);
  }

  static Situation situation(Set<RuleCode> hard, LocalDate today) {
    RuleSetBody body =
        new RuleSetBody(
            5,
            2,
            3,
            2,
            24,
            List.of(RuleCode.values()).stream()
                .map(rule -> new RuleSetBody.Setting(rule, hard.contains(rule)))
                .toList(),
            List.of(OrderCode.values()),
            List.of(new RuleSetBody.Consequence("WBN", true)),
            List.of(LIMITS_2026));
    return new Situation(
        new RuleSet(
            UUID.randomUUID(),
            "waterrijk",
            "2026.1",
            LocalDate.of(2026, 1, 1),
            "first",
            body,
            Instant.EPOCH),
        new Situation.Context(
            today,
            Map.of(PACT, Set.of(THUISHAVEN)),
            List.of(new Situation.Context.Quota(PACT, THUISHAVEN, 2027, 20, 3))));
  }
}
