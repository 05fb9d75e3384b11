package nl.driehoek.housing.ruleset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.http.model.RuleSetPage;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Rule sets as they are shown. */
@Service
public class RuleSetPages {

  private final RuleSets ruleSets;

  RuleSetPages(RuleSets ruleSets) {
    this.ruleSets = ruleSets;
  }

  /** Newest first. */
  public RuleSetPage list(
      @Nullable String cursor,
      int limit,
      @Nullable String regionCode,
      @Nullable LocalDate validOn) {
    List<RuleSets.Dated> rows = ruleSets.list(regionCode, validOn, after(cursor), limit + 1);
    List<RuleSets.Dated> page = rows.size() <= limit ? rows : rows.subList(0, limit);
    RuleSetPage model =
        new RuleSetPage()
            .items(
                page.stream()
                    .map(row -> RuleSetModels.model(row.rules(), row.validUntil()))
                    .toList());
    if (rows.size() > limit) {
      RuleSet last = page.getLast().rules();
      model.next(Cursor.encode(last.validFrom(), last.ruleSetId()));
    }
    return model;
  }

  public Optional<nl.driehoek.housing.http.model.RuleSet> find(UUID ruleSetId) {
    return ruleSets
        .find(ruleSetId)
        .map(rules -> RuleSetModels.model(rules, ruleSets.lastDay(rules).orElse(null)));
  }

  private static RuleSets.@Nullable Place after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      if (keys.size() == 2) {
        return new RuleSets.Place(LocalDate.parse(keys.get(0)), UUID.fromString(keys.get(1)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }
}
