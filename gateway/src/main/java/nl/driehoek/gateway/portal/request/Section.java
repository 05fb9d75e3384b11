package nl.driehoek.gateway.portal.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.driehoek.contracts.http.capacity.model.FactName;
import nl.driehoek.contracts.http.capacity.model.KnownFact;
import nl.driehoek.contracts.http.capacity.model.KnownFacts;
import org.jspecify.annotations.Nullable;

/** A part of a request that is filled in and saved alone, and the facts that it answers. */
enum Section {
  LIFE("wanted-life", FactName.WANTED_LIFE),
  NEEDS("home-needs", FactName.HOME_NEEDS),
  HOUSEHOLD("household", FactName.HOUSEHOLD),
  INCOME("income", FactName.INCOME),
  READINESS("readiness", FactName.READY_DATE_AND_ASSESSMENT, FactName.CARE_INDICATION),
  CONSENT("consent", FactName.CONSENT),
  COVENANT("covenant", FactName.COVENANT);

  /** How far a section is. */
  enum Progress {
    KNOWN,
    DONE,
    TO_DO
  }

  private final String slug;
  private final List<FactName> facts;

  Section(String slug, FactName... facts) {
    this.slug = slug;
    this.facts = List.of(facts);
  }

  /** Its name in addresses and in the keys of its words. */
  public String slug() {
    return slug;
  }

  /** Null when there is none of this name. */
  static @Nullable Section of(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst().orElse(null);
  }

  /** The sections to go through: a covenant is chosen only where there is a choice. */
  static List<Section> asked(KnownFacts known) {
    Map<FactName, KnownFact> facts = byName(known);
    return Arrays.stream(values())
        .filter(each -> each != COVENANT || !isKnown(facts.get(FactName.COVENANT)))
        .toList();
  }

  Progress progress(KnownFacts known) {
    Map<FactName, KnownFact> byName = byName(known);
    List<@Nullable KnownFact> all = facts.stream().map(byName::get).toList();
    if (all.stream().anyMatch(each -> each == null || !each.getFilled())) {
      return Progress.TO_DO;
    }
    return all.stream().allMatch(Section::isFromElsewhere) ? Progress.KNOWN : Progress.DONE;
  }

  private static boolean isKnown(@Nullable KnownFact fact) {
    return fact != null && fact.getKnown();
  }

  private static boolean isFromElsewhere(@Nullable KnownFact fact) {
    return isKnown(fact) && fact != null && fact.getSource() != KnownFact.SourceEnum.REQUEST;
  }

  private static Map<FactName, KnownFact> byName(KnownFacts known) {
    return known.getFacts().stream()
        .collect(java.util.stream.Collectors.toMap(KnownFact::getFact, each -> each));
  }
}
