package nl.driehoek.broken.one;

import java.time.LocalDate;

/** Asks the machine what day it is. */
final class TakesTheTime {
  LocalDate today() {
    return LocalDate.now();
  }
}
