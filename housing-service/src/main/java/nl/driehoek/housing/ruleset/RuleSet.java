package nl.driehoek.housing.ruleset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One version of a region's rules; it holds from its first day until the next one does. */
public record RuleSet(
    UUID ruleSetId,
    String regionCode,
    String version,
    LocalDate validFrom,
    String reason,
    RuleSetBody body,
    Instant addedAt) {

  /** Region and version, as decisions cite them. */
  public String citation() {
    return regionCode + "/" + version;
  }
}
