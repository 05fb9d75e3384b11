package nl.driehoek.housing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import org.junit.jupiter.api.Test;

class PairingIsFairTest {

  private final Situation situation = Cases.situation();

  private List<Pairing.Pair> pair(List<Seeker> seekers, List<Home> homes) {
    return Pairing.pair(seekers, homes, situation, (seeker, home) -> false);
  }

  @Test
  void near_my_sister_wins_over_a_larger_home_that_is_free_sooner() {
    Cases.Ask ask = new Cases.Ask();
    ask.areas = List.of("3512");
    Cases.Offer large = new Cases.Offer();
    large.rooms = 4;
    large.availableFrom = LocalDate.of(2027, 2, 1);
    Cases.Offer near = new Cases.Offer();
    near.area = "3512";
    Home wished = near.home();
    assertThat(pair(List.of(ask.seeker()), List.of(large.home(), wished)))
        .extracting(Pairing.Pair::home)
        .containsExactly(wished);
  }

  @Test
  void a_statutory_priority_goes_before_a_wish_and_a_wish_before_an_older_urgency() {
    Cases.Ask older = new Cases.Ask();
    older.urgent = LocalDate.of(2026, 6, 1);
    Cases.Ask wishes = new Cases.Ask();
    wishes.areas = List.of("3511");
    Cases.Ask statutory = new Cases.Ask();
    statutory.priority = "STATUTORY";
    statutory.urgent = LocalDate.of(2027, 1, 28);
    Home home = new Cases.Offer().home();
    List<Seeker> all = List.of(older.seeker(), wishes.seeker(), statutory.seeker());
    assertThat(pair(all, List.of(home)).getFirst().seeker().requestId())
        .isEqualTo(statutory.request);
    assertThat(pair(all.subList(0, 2), List.of(home)).getFirst().seeker().requestId())
        .isEqualTo(wishes.request);
  }

  @Test
  void nobody_is_offered_a_home_again() {
    Seeker seeker = new Cases.Ask().seeker();
    Home home = new Cases.Offer().home();
    assertThat(Pairing.pair(List.of(seeker), List.of(home), situation, (s, h) -> true)).isEmpty();
  }

  @Test
  void the_order_in_which_they_are_given_changes_nothing() {
    Random random = new Random(2027);
    List<Seeker> seekers = seekers(random, 40);
    List<Home> homes = homes(random, 25);
    Set<String> first = outcome(pair(seekers, homes));
    for (int i = 0; i < 10; i++) {
      List<Seeker> shuffled = new ArrayList<>(seekers);
      Collections.shuffle(shuffled, random);
      assertThat(outcome(pair(shuffled, homes))).isEqualTo(first);
    }
  }

  @Test
  void no_candidate_and_home_are_left_that_would_rather_have_each_other() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Seeker> seekers = seekers(random, 1 + random.nextInt(30));
      List<Home> homes = homes(random, 1 + random.nextInt(30));
      List<Pairing.Pair> pairs = pair(seekers, homes);
      assertThat(blocking(seekers, homes, pairs)).as("seed " + seed).isEmpty();
    }
  }

  /** Pairs that would both rather have each other than what they got. */
  private List<String> blocking(List<Seeker> seekers, List<Home> homes, List<Pairing.Pair> pairs) {
    Map<UUID, Pairing.Pair> bySeeker = new HashMap<>();
    Map<UUID, Pairing.Pair> byHome = new HashMap<>();
    for (Pairing.Pair pair : pairs) {
      assertThat(bySeeker.put(pair.seeker().requestId(), pair)).isNull();
      assertThat(byHome.put(pair.home().publicationId(), pair)).isNull();
      assertThat(pair.verdict().fits()).isTrue();
    }
    List<String> blocking = new ArrayList<>();
    for (Seeker seeker : seekers) {
      for (Home home : homes) {
        Verdict verdict = Verdict.of(seeker, home, situation);
        Pairing.Pair got = bySeeker.get(seeker.requestId());
        Pairing.Pair has = byHome.get(home.publicationId());
        boolean seekerWants =
            got == null || preference(seeker, home, homes) < preference(seeker, got.home(), homes);
        boolean homeWants = has == null || verdict.sortKey().compareTo(has.verdict().sortKey()) < 0;
        if (verdict.fits() && seekerWants && homeWants) {
          blocking.add(seeker.requestId() + " and " + home.publicationId());
        }
      }
    }
    return blocking;
  }

  private static int preference(Seeker seeker, Home home, List<Home> homes) {
    return LineOrder.area(seeker.profile(), home.postcodeArea()) * 1_000 + homes.indexOf(home);
  }

  private static Set<String> outcome(List<Pairing.Pair> pairs) {
    Set<String> outcome = new HashSet<>();
    pairs.forEach(p -> outcome.add(p.seeker().requestId() + ">" + p.home().publicationId()));
    return outcome;
  }

  private static List<Seeker> seekers(Random random, int count) {
    List<Seeker> seekers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Cases.Ask ask = new Cases.Ask();
      ask.request = new UUID(random.nextLong(), random.nextLong());
      ask.areas = random.nextBoolean() ? List.of("351" + random.nextInt(4)) : List.of();
      ask.groundFloor = random.nextInt(3) == 0;
      ask.pet = random.nextInt(3) == 0;
      ask.urgent = LocalDate.of(2027, 1, 1 + random.nextInt(5));
      ask.priority = random.nextInt(5) == 0 ? "STATUTORY" : "OUTFLOW";
      seekers.add(ask.seeker());
    }
    return seekers;
  }

  private static List<Home> homes(Random random, int count) {
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Cases.Offer offer = new Cases.Offer();
      offer.area = "351" + random.nextInt(4);
      offer.floor = random.nextInt(3);
      offer.pets = random.nextBoolean();
      homes.add(offer.home());
    }
    return homes;
  }
}
