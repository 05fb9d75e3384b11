package nl.driehoek.load.seam;

import java.util.UUID;

/** Gives a request to its pipeline, within the transaction that inserts it. */
public interface Accepting {
  void accept(UUID id);
}
