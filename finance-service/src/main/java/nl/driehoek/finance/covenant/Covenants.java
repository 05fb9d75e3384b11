package nl.driehoek.finance.covenant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The covenants that finance has heard of. */
public interface Covenants {

  Optional<CovenantTerms> find(UUID covenantId);

  /** The latest terms of these covenants, by id; those that are unknown are left out. */
  Map<UUID, CovenantTerms> find(Collection<UUID> covenantIds);

  /** The shares of a version of a covenant. */
  record Version(UUID covenantId, int version) {}

  /** The shares of these versions, in the order of the covenant. */
  Map<Version, List<Share>> shares(Collection<Version> versions);
}
