package nl.driehoek.capacity.resident;

import java.util.Optional;
import java.util.UUID;

/** The residents, as other features need them: without a person reading personal data. */
public interface Residents {

  /** Empty when the resident is not of this institution. */
  Optional<ResidentFacts> facts(UUID residentId, UUID careOrganisationId);
}
