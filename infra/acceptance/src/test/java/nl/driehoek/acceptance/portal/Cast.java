package nl.driehoek.acceptance.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.driehoek.acceptance.RunningSuite;

/**
 * The people of a story, each signed in at a keyboard of their own; one of them plays at a time.
 */
final class Cast implements AutoCloseable {
  private final RunningSuite suite;
  private final Map<String, Keyboard> people = new LinkedHashMap<>();

  Cast(RunningSuite suite) {
    this.suite = suite;
  }

  /** This one plays now; the others look at nothing. */
  Keyboard as(String name) {
    people.forEach(
        (other, keyboard) -> {
          if (!other.equals(name)) {
            keyboard.browser().nowhere();
          }
        });
    return people.computeIfAbsent(name, other -> Keyboard.of(suite, other));
  }

  @Override
  public void close() {
    people.values().forEach(Keyboard::close);
  }
}
