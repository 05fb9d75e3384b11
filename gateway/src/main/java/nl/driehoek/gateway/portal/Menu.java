package nl.driehoek.gateway.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the menu, each for the roles that have something to do there. It only saves a
 * person from pages without use: what may be seen and done is decided by the services.
 */
public final class Menu {
  /**
   * @param path where it leads
   * @param text key of its words
   * @param group where its other pages are
   */
  public record Entry(String path, String text, List<String> group) {

    /** As {@code aria-current} wants it: this page, a page of this group, or neither. */
    public @Nullable String current(String here) {
      if (here.equals(path)) {
        return "page";
      }
      return Stream.concat(Stream.of(path), group.stream())
              .anyMatch(each -> here.equals(each) || here.startsWith(each + "/"))
          ? "true"
          : null;
    }
  }

  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "requests", List.of("residents"),
          "homes", List.of("supply", "areas", "publications", "overrides"),
          "budgets", List.of("transactions", "reversals", "shift-preview", "soundness"));

  /**
   * @param kinds of organisation that have something to do there; empty for all
   */
  private record Rule(Entry entry, Set<String> roles, Set<String> kinds) {
    boolean isFor(Person person) {
      return roles.contains(person.role())
          && (kinds.isEmpty() || kinds.contains(person.caller().organisationKind()));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          rule(
              "start",
              "director urgency-officer controller mentor planner letting-officer"
                  + " auditor operator"),
          rule("my-path", "resident"),
          rule(
              "requests",
              "director urgency-officer controller mentor planner auditor",
              "CARE_INSTITUTION",
              "MUNICIPALITY",
              "AUDITOR"),
          rule("offers", "resident mentor planner"),
          rule("objections", "director auditor", "MUNICIPALITY", "AUDITOR"),
          rule(
              "places",
              "director mentor planner auditor",
              "CARE_INSTITUTION",
              "MUNICIPALITY",
              "AUDITOR"),
          rule(
              "homes",
              "director urgency-officer controller letting-officer auditor",
              "CORPORATION",
              "MUNICIPALITY",
              "AUDITOR"),
          rule(
              "lettings",
              "director urgency-officer controller letting-officer auditor",
              "CORPORATION",
              "MUNICIPALITY",
              "AUDITOR"),
          rule("triangle", "director controller auditor"),
          rule("covenants", "director controller auditor"),
          rule("budgets", "director controller auditor"),
          rule("audit", "director auditor"),
          rule("operations", "operator"),
          rule("admin", "director auditor operator"));

  private Menu() {}

  /** The other pages of the group to which this entry leads, without {@code /portal/}. */
  public static List<String> group(String page) {
    return GROUPS.getOrDefault(page, List.of());
  }

  /** In the order of the menu. */
  public static List<Entry> of(Person person) {
    return RULES.stream().filter(each -> each.isFor(person)).map(Rule::entry).toList();
  }

  private static Rule rule(String page, String roles, String... kinds) {
    return new Rule(
        new Entry(
            "/portal/" + page,
            "nav." + page,
            group(page).stream().map(each -> "/portal/" + each).toList()),
        Set.of(roles.split(" ")),
        Set.of(kinds));
  }
}
