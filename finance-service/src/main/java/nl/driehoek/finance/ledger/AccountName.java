package nl.driehoek.finance.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account within a budget.
 *
 * @param organisationId the party for which a pot is kept, when it is kept for one
 */
public record AccountName(Task task, Part part, @Nullable UUID organisationId) {

  public static AccountName free(Task task) {
    return new AccountName(task, Part.FREE, null);
  }

  public static AccountName reserved(Task task) {
    return new AccountName(task, Part.RESERVED, null);
  }

  public static AccountName pot(Task pot, @Nullable UUID organisationId) {
    return new AccountName(pot, Part.FREE, organisationId);
  }
}
