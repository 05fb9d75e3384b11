package nl.driehoek.simulation.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the tables of the services hold, in plain values: the auditor knows no type of the services.
 * Null where the column is.
 */
public final class Rows {

  private Rows() {}

  /**
   * @param turnUntil the last day on which the turn is in time; null for none
   */
  public record Request(
      UUID id,
      UUID covenantId,
      UUID careOrganisationId,
      UUID placeId,
      long sequence,
      String state,
      int attempt,
      String plan,
      UUID unitId,
      String turnRole,
      UUID turnOrganisation,
      String turnAction,
      LocalDate turnUntil) {}

  public record JournalLine(UUID requestId, long sequence, String step, UUID causationId) {}

  public record Task(UUID requestId, String kind, String role, UUID organisationId) {}

  /**
   * @param until the first day that no longer counts; null for no end
   */
  public record PlacePeriod(
      UUID placeId, String kind, LocalDate from, LocalDate until, UUID requestId) {}

  public record Unit(UUID unitId, UUID corporationId, String state, UUID requestId) {}

  public record Publication(UUID publicationId, UUID unitId, String state) {}

  public record Offer(
      UUID offerId,
      UUID publicationId,
      UUID unitId,
      UUID requestId,
      int attempt,
      String state,
      Instant answerBy) {}

  public record Hold(UUID offerId, UUID unitId, UUID requestId, int attempt, String state) {}

  public record Tenancy(
      UUID tenancyId, UUID unitId, UUID requestId, int attempt, String state, int signatures) {}

  public record Candidacy(UUID requestId, int attempt, String stage) {}

  /** Who waits for what: enough to judge whether a free home fits. */
  public record Wish(UUID requestId, int attempt, UUID covenantId, int rooms, boolean pet) {}

  /** What a free home offers. */
  public record Home(
      UUID publicationId, UUID corporationId, String region, int rooms, boolean pets) {}

  public record QuotaTransfer(
      UUID requestId, int attempt, String state, UUID covenantId, int year) {}

  public record QuotaYear(UUID covenantId, int year, int promised, int reserved, int delivered) {}

  public record Shift(UUID requestId, int attempt, String state, UUID budgetId, String note) {}

  /**
   * @param cents above zero for what enters the account
   */
  public record LedgerLine(String account, long cents) {}

  public record Transaction(
      UUID id,
      UUID budgetId,
      long sequence,
      String kind,
      UUID requestId,
      int attempt,
      int ordinal,
      String previousHash,
      String hash,
      List<LedgerLine> lines) {}

  public record Balance(UUID budgetId, String account, long cents) {}

  public record Budget(
      UUID budgetId, UUID covenantId, int year, long placeCents, long supportCents) {}
}
