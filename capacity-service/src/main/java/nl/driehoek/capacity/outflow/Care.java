package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The support at home: guaranteed by the municipality, started by the care institution. */
record Care(
    @Nullable LocalDate dueOn,
    @Nullable LocalDate guaranteedOn,
    @Nullable LocalDate supportDueOn,
    @Nullable LocalDate supportStartedOn) {

  static final Care NONE = new Care(null, null, null, null);

  boolean guaranteed() {
    return guaranteedOn != null;
  }

  Care due(LocalDate date) {
    return new Care(date, guaranteedOn, supportDueOn, supportStartedOn);
  }

  Care guaranteed(LocalDate date) {
    return new Care(dueOn, date, supportDueOn, supportStartedOn);
  }

  Care supportDue(LocalDate date) {
    return new Care(dueOn, guaranteedOn, date, supportStartedOn);
  }

  Care supportStarted(LocalDate date) {
    return new Care(dueOn, guaranteedOn, supportDueOn, date);
  }
}
