package nl.driehoek.broken.one;

/** Asks the machine how late it is. */
final class TakesTheMillis {
  long now() {
    return System.currentTimeMillis();
  }
}
