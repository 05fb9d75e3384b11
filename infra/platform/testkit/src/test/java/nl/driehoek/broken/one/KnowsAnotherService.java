package nl.driehoek.broken.one;

import nl.driehoek.elsewhere.Thing;

/** Imports another service. */
final class KnowsAnotherService {
  Thing thing() {
    return new Thing();
  }
}
