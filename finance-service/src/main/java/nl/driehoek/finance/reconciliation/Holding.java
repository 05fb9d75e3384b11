package nl.driehoek.finance.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about one thing that an owner counts.
 *
 * @param subject in which of the owner's figures it is counted
 * @param part the attempt where a thing has attempts, else 0
 * @param fromDate from which day it holds; null when it holds at once
 * @param detailId the organisation to whose part of the figure it belongs, if any
 */
sealed interface Holding {

  String subject();

  UUID thingId();

  int part();

  long sequence();

  /** The whole state: where the thing is counted, and as what. */
  record Known(
      String subject,
      UUID thingId,
      int part,
      long sequence,
      @Nullable LocalDate fromDate,
      UUID ofId,
      @Nullable Integer year,
      String state,
      @Nullable UUID detailId)
      implements Holding {}

  /**
   * Something that is counted already moved on.
   *
   * @param state null when it stays what it is
   */
  record Moved(String subject, UUID thingId, int part, long sequence, @Nullable String state)
      implements Holding {}
}
