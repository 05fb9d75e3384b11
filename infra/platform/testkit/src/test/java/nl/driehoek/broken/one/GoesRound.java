package nl.driehoek.broken.one;

import nl.driehoek.broken.two.ComesBack;

/** One half of a cycle. */
public final class GoesRound {
  ComesBack next() {
    return new ComesBack();
  }
}
