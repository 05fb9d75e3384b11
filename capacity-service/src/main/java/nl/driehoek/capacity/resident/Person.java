package nl.driehoek.capacity.resident;

import java.time.LocalDate;

/** Personal data of a resident. Never logged: its text says nothing. */
record Person(String bsn, String givenNames, String surname, LocalDate birthDate) {

  @Override
  public String toString() {
    return "Person";
  }
}
