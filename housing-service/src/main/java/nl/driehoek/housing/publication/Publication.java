package nl.driehoek.housing.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A home for direct mediation (VERA model DIS). The home's facts are those of the publishing. */
public record Publication(
    Home home,
    State state,
    Instant publishedAt,
    String ruleSetVersion,
    @Nullable End end,
    long version) {

  /** Where a publication stands. */
  public enum State {
    /** Nobody has an offer now. */
    OPEN,
    /** The first in line has it. */
    OFFERED,
    /** The line is closed. */
    ACCEPTED,
    LET,
    WITHDRAWN
  }

  /** When and why (VERA PUBLICATIEDETAILSTATUS) the corporation took it back. */
  public record End(Instant at, String reason) {}

  public UUID publicationId() {
    return home.publicationId();
  }

  /** The same publication in another state. */
  public Publication to(State next) {
    return new Publication(home, next, publishedAt, ruleSetVersion, end, version + 1);
  }

  /** The same publication as it stands now; nothing else of an open one ever changes. */
  Publication at(State now, long nowVersion) {
    return state == now && version == nowVersion
        ? this
        : new Publication(home, now, publishedAt, ruleSetVersion, end, nowVersion);
  }

  /** Taken back by the corporation. */
  public Publication withdrawn(Instant at, String reason) {
    return new Publication(
        home, State.WITHDRAWN, publishedAt, ruleSetVersion, new End(at, reason), version + 1);
  }

  /** What the rules look at; never changed once published. */
  public record Home(
      UUID publicationId,
      UUID unitId,
      String unitReference,
      UUID corporationId,
      String regionCode,
      String postcodeArea,
      long rentCents,
      int rooms,
      int floor,
      boolean lift,
      boolean stepFree,
      boolean petsAllowed,
      LocalDate availableFrom) {}
}
