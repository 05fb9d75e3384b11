package nl.driehoek.broken.two;

import nl.driehoek.broken.one.GoesRound;

/** The other half. */
public final class ComesBack {
  GoesRound next() {
    return new GoesRound();
  }
}
