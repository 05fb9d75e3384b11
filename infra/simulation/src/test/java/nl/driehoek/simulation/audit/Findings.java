package nl.driehoek.simulation.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an audit found, by the number of the promise in architecture.md. */
public final class Findings {

  /**
   * @param subject the request, home or budget that it is about, if one is
   */
  public record Finding(int promise, UUID subject, String text) {
    @Override
    public String toString() {
      return "promise " + promise + ": " + text + (subject == null ? "" : " [" + subject + "]");
    }
  }

  private final List<Finding> found = new ArrayList<>();

  void expect(boolean holds, int promise, UUID subject, String text) {
    if (!holds) {
      found.add(new Finding(promise, subject, text));
    }
  }

  void broken(int promise, UUID subject, String text) {
    found.add(new Finding(promise, subject, text));
  }

  public List<Finding> all() {
    return found;
  }
}
