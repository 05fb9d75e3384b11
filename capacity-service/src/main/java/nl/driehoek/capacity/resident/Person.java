package nl.driehoek.capacity.resident;

import java.time.LocalDate;

/** Personal data of a resident. Never logged: its text says nothing. */
record Person(String bsn, String givenNames, String surname, LocalDate birthDate) {

  private static final String STARS = "*********";

  /** What an auditor sees: that there is a person, and of which year. */
  Person masked() {
    return new Person(STARS, STARS, STARS, birthDate.withDayOfYear(1));
  }

  @Override
  public String toString() {
    return "Person";
  }
}
