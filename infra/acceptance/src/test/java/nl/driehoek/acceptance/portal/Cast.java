package nl.driehoek.acceptance.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.driehoek.acceptance.RunningSuite;
import org.jspecify.annotations.Nullable;

/**
 * The people of a story, each signed in at a keyboard of their own; one of them plays at a time.
 */
final class Cast implements AutoCloseable {
  private final RunningSuite suite;
  private final Map<String, Keyboard> people = new LinkedHashMap<>();
  private @Nullable String playing;

  Cast(RunningSuite suite) {
    this.suite = suite;
  }

  /** This one plays now; the others look at nothing. */
  Keyboard as(String name) {
    if (playing != null && !playing.equals(name)) {
      people.get(playing).browser().nowhere();
    }
    playing = name;
    return people.computeIfAbsent(name, other -> Keyboard.of(suite, other));
  }

  @Override
  public void close() {
    people.values().forEach(Keyboard::close);
  }
}
