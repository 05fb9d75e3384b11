package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import nl.driehoek.contracts.http.housing.model.Action;
import nl.driehoek.contracts.http.housing.model.Home;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.RefusalConsequence;
import nl.driehoek.contracts.http.housing.model.RuleSet;
import nl.driehoek.contracts.http.housing.model.Unit;
import org.jspecify.annotations.Nullable;

/**
 * An offer as a candidate reads it.
 *
 * @param address null when the home is no longer theirs to see
 * @param daysLeft whole days until the last one; negative when it has passed
 * @param reasons for a no, each with whether it counts; empty when the rules are not known
 */
record OfferView(
    Offer offer,
    Home home,
    @Nullable String address,
    String rent,
    long daysLeft,
    List<Reason> reasons,
    @Nullable RuleSet rules,
    Locale locale) {

  /**
   * @param counted null when the rules are not known
   */
  record Reason(String code, @Nullable Boolean counted) {}

  /** What a candidate may say; the others are for the corporation. */
  static final List<String> CODES =
      List.of("WBN", "WKN", "WOB", "BUI", "PAO", "HUU", "PER", "ANV", "GEE");

  static OfferView of(
      Offer offer, @Nullable Unit unit, @Nullable RuleSet rules, LocalDate today, Locale locale) {
    Home home = unit == null ? offer.getHome() : unit.getHome();
    return new OfferView(
        offer,
        home,
        unit == null ? null : address(unit),
        Said.euro(home.getRentCents()),
        ChronoUnit.DAYS.between(today, offer.getAnswerByDate()),
        CODES.stream().map(code -> new Reason(code, counted(code, rules))).toList(),
        rules,
        locale);
  }

  private static String address(Unit unit) {
    String postcode = unit.getPostcode();
    String addition = unit.getHouseNumberAddition();
    return postcode.substring(0, 4)
        + "\u00a0"
        + postcode.substring(4)
        + " "
        + unit.getHouseNumber()
        + (addition == null ? "" : " " + addition);
  }

  static @Nullable Boolean counted(@Nullable String code, @Nullable RuleSet rules) {
    return rules == null
        ? null
        : rules.getBody().getRefusals().stream()
            .filter(each -> each.getReason().getValue().equals(code))
            .map(RefusalConsequence::getCounted)
            .findFirst()
            .orElse(null);
  }

  /** Whether a no for this reason counts; null when the rules are not known. */
  public @Nullable Boolean counts(String code) {
    return counted(code, rules);
  }

  /** Whether this can be done now. */
  public boolean may(String action) {
    return offer.getActions().stream()
        .anyMatch(each -> each.getName().equals(action) && each.getPossible());
  }

  /** Whether this is this person's to do at all, now or not. */
  public boolean offers(String action) {
    return offer.getActions().stream().anyMatch(each -> each.getName().equals(action));
  }

  /** Why it can't be done, in the words of the service; null when it can. */
  public @Nullable String whyNot(String action) {
    return offer.getActions().stream()
        .filter(each -> each.getName().equals(action))
        .findFirst()
        .map(Action::getWhyNot)
        .map(text -> Said.of(text, locale))
        .orElse(null);
  }
}
