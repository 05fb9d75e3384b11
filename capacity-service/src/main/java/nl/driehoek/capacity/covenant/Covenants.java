package nl.driehoek.capacity.covenant;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The covenants that this service has heard of. */
public interface Covenants {

  /** The covenants of which the institution is a party on this date, oldest first. */
  List<ActiveCovenant> activeFor(UUID careOrganisationId, LocalDate date);
}
