package nl.driehoek.platform.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with a request, so that the caller hears it at once: one 400
 * problem with {@code errors: [{in, pointer, code, detail}]}. Texts come from the bundles under
 * {@code fault.<code>}, in the language of the caller.
 */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();

  /** Adds a fault of the body at this JSON pointer; args are for the text, never the value. */
  public Faults add(String pointer, String code, Object... args) {
    return addIn("body", pointer, code, args);
  }

  /** Adds a fault of the {@code body}, the {@code query}, the {@code path} or a {@code header}. */
  public Faults addIn(String in, String pointer, String code, Object... args) {
    faults.add(new Fault(in, pointer, code, List.of(args)));
    return this;
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** Throws the 400 problem when anything was added; otherwise does nothing. */
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
  }
}
