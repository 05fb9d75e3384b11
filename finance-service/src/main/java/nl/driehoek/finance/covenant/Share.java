package nl.driehoek.finance.covenant;

import java.util.UUID;
import nl.driehoek.finance.ledger.Task;
import org.jspecify.annotations.Nullable;

/**
 * The part of freed money that goes to a pot.
 *
 * @param organisationId the party for which the pot is kept, when it is kept for one
 * @param basisPoints hundredths of a percent
 */
public record Share(Task pot, @Nullable UUID organisationId, int basisPoints) {
  public Share {
    if (!pot.isPot()) {
      throw new IllegalArgumentException(pot + " is no pot");
    }
    if (basisPoints < 0 || basisPoints > 10_000) {
      throw new IllegalArgumentException("basis points from 0 to 10,000, not " + basisPoints);
    }
  }
}
