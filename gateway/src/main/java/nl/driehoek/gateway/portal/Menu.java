package nl.driehoek.gateway.portal;

import java.util.List;
import java.util.Set;

/**
 * The entries of the menu, each for the roles that have something to do there. It only saves a
 * person from pages without use: what may be seen and done is decided by the services.
 */
public final class Menu {
  /**
   * @param path where it leads
   * @param text key of its words
   */
  public record Entry(String path, String text) {}

  private record Rule(Entry entry, Set<String> roles) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "start",
              "director urgency-officer controller mentor planner letting-officer"
                  + " resident auditor operator"),
          rule(
              "requests",
              "director urgency-officer controller mentor planner letting-officer"
                  + " resident auditor"));

  private Menu() {}

  /** In the order of the menu. */
  public static List<Entry> of(String role) {
    return RULES.stream().filter(each -> each.roles.contains(role)).map(Rule::entry).toList();
  }

  private static Rule rule(String page, String roles) {
    return new Rule(new Entry("/portal/" + page, "nav." + page), Set.of(roles.split(" ")));
  }
}
