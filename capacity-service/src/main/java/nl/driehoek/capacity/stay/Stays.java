package nl.driehoek.capacity.stay;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The stays, as other features need them. */
public interface Stays {

  /** The stay of this resident on this day. */
  Optional<CurrentStay> on(UUID residentId, LocalDate date);
}
