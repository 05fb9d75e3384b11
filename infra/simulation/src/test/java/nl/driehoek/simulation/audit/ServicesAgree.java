package nl.driehoek.simulation.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Promise 4 over the services: what they hold for a request fits its state, what was given up holds
 * nothing, and nobody waits for a home that is free.
 */
final class ServicesAgree {

  private static final Set<String> GIVEN_UP =
      Set.of("PARKED", "WITHDRAWN", "REJECTED", "LAPSED", "EXPIRED");
  private static final Set<String> GIVEN_BACK = Set.of("", "RELEASED", "REFUSED");

  private final Evidence evidence;
  private final Findings findings;
  private final Map<UUID, Rows.Candidacy> candidacies = new HashMap<>();

  ServicesAgree(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void check() {
    evidence.candidacies().forEach(each -> candidacies.put(each.requestId(), each));
    evidence.requests().forEach(this::agrees);
    nobodyWaitsForNothing();
  }

  private void agrees(Rows.Request request) {
    UUID id = request.id();
    Map<Integer, String> quota = new HashMap<>();
    evidence.transfers().stream()
        .filter(each -> each.requestId().equals(id))
        .forEach(each -> quota.put(each.attempt(), each.state()));
    Map<Integer, String> money = new HashMap<>();
    evidence.shifts().stream()
        .filter(each -> each.requestId().equals(id))
        .forEach(each -> money.put(each.attempt(), each.state()));
    Rows.Candidacy candidacy = candidacies.get(id);
    String stage = candidacy == null ? "" : candidacy.stage();
    String all = request.state() + ": housing " + stage + ", quota " + quota + ", money " + money;
    String kept = quota.getOrDefault(request.attempt(), "");
    String apart = money.getOrDefault(request.attempt(), "");
    expect(fits(request.state(), stage, kept, apart), id, "the services disagree; " + all);
    quota.remove(request.attempt());
    money.remove(request.attempt());
    expect(GIVEN_BACK.containsAll(quota.values()), id, "an old attempt keeps a home; " + all);
    expect(GIVEN_BACK.containsAll(money.values()), id, "an old attempt keeps money; " + all);
  }

  private static boolean fits(String state, String stage, String quota, String money) {
    boolean bothReserved = quota.equals("RESERVED") && money.equals("RESERVED");
    return switch (state) {
      case "FILED", "READY" -> stage.isEmpty() && quota.isEmpty() && money.isEmpty();
      case "SEEKING_HOME" ->
          stage.equals("WAITING")
              && quota.equals("RESERVED")
              && (money.isEmpty() || money.equals("RESERVED"));
      case "HOME_OFFERED" -> stage.equals("OFFERED") && bothReserved;
      case "OFFER_ACCEPTED", "CLEARED_FOR_KEY" -> stage.equals("ACCEPTED") && bothReserved;
      case "PLACED" ->
          stage.equals("HOUSED") && quota.equals("CONFIRMED") && money.equals("POSTED");
      default ->
          GIVEN_UP.contains(state)
              && Set.of("", "RELEASED", "LAPSED").contains(stage)
              && GIVEN_BACK.contains(quota)
              && GIVEN_BACK.contains(money);
    };
  }

  /** No home stays free that fits somebody who waits and never had an offer of it. */
  private void nobodyWaitsForNothing() {
    Set<String> met = new HashSet<>();
    evidence
        .offers()
        .forEach(each -> met.add(each.publicationId() + "/" + each.requestId() + each.attempt()));
    for (Rows.Wish wish : evidence.wishes()) {
      Rows.Candidacy candidacy = candidacies.get(wish.requestId());
      if (candidacy.stage().equals("WAITING") && candidacy.attempt() == wish.attempt()) {
        for (Rows.Home home : evidence.freeHomes()) {
          String pair = home.publicationId() + "/" + wish.requestId() + wish.attempt();
          expect(
              met.contains(pair) || !fits(wish, home),
              wish.requestId(),
              "waits while home " + home.publicationId() + " is free and fits");
        }
      }
    }
  }

  private boolean fits(Rows.Wish wish, Rows.Home home) {
    return home.rooms() >= wish.rooms()
        && (home.pets() || !wish.pet())
        && home.region().equals(evidence.regions().get(wish.covenantId()))
        && evidence.corporations().get(wish.covenantId()).contains(home.corporationId());
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 4, subject, text);
  }
}
