package nl.driehoek.housing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.RuleCode;
import org.junit.jupiter.api.Test;

/**
 * What a match works out once for a candidate gives for every home what the rules say of the two.
 */
class OneCandidateManyHomesTest {

  private static final int CANDIDATES = 300;
  private static final int HOMES = 40;

  private final Random random = new Random(Long.getLong("seed", 2027));

  @Test
  void every_verdict_is_the_one_that_the_rules_give_for_this_pair_alone() {
    for (int i = 0; i < CANDIDATES; i++) {
      Situation situation = Cases.situation(someHardRules(), Cases.TODAY);
      Seeker seeker = seeker();
      Contender contender = new Contender(seeker, situation);
      for (int j = 0; j < HOMES; j++) {
        Home home = home();
        Verdict alone = Verdict.of(seeker, home, situation);
        assertThat(contender.verdict(home)).as("-Dseed=%s", seed()).isEqualTo(alone);
        assertThat(contender.fits(home)).as("-Dseed=%s", seed()).isEqualTo(alone.fits());
      }
    }
  }

  private static long seed() {
    return Long.getLong("seed", 2027);
  }

  private Set<RuleCode> someHardRules() {
    Set<RuleCode> hard = EnumSet.noneOf(RuleCode.class);
    for (RuleCode rule : RuleCode.values()) {
      if (random.nextBoolean()) {
        hard.add(rule);
      }
    }
    return hard;
  }

  private Seeker seeker() {
    Cases.Ask ask = new Cases.Ask();
    ask.request = new UUID(random.nextLong(), random.nextLong());
    ask.household = 1 + random.nextInt(5);
    ask.under21 = random.nextInt(4) == 0;
    ask.income = List.of("FITTING", "SOCIAL", "ABOVE_SOCIAL").get(random.nextInt(3));
    ask.incomeYear = 2023 + random.nextInt(4);
    ask.groundFloor = random.nextBoolean();
    ask.stepFree = random.nextBoolean();
    ask.pet = random.nextBoolean();
    ask.rooms = 1 + random.nextInt(4);
    ask.rentMax = random.nextBoolean() ? null : 500_00L + random.nextInt(400_00);
    ask.areas = random.nextBoolean() ? List.of() : List.of("3512", "3513");
    ask.priority = List.of("STATUTORY", "OUTFLOW", "OTHER").get(random.nextInt(3));
    return ask.seeker();
  }

  private Home home() {
    Cases.Offer offer = new Cases.Offer();
    offer.area = "351" + random.nextInt(5);
    offer.rent = 450_00 + random.nextInt(600_00);
    offer.rooms = 1 + random.nextInt(4);
    offer.floor = random.nextInt(4);
    offer.lift = random.nextBoolean();
    offer.stepFree = random.nextBoolean();
    offer.pets = random.nextBoolean();
    offer.corporation = random.nextInt(4) == 0 ? new UUID(1, 1) : Cases.THUISHAVEN;
    offer.availableFrom = LocalDate.of(2027 + random.nextInt(2), 3, 1);
    return offer.home();
  }
}
