package nl.driehoek.covenant.agreement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.covenant.text.TextVersion;
import org.jspecify.annotations.Nullable;

/** A covenant: being drafted, in force (perhaps with an amendment being drafted), or ended. */
sealed interface Covenant {

  UUID covenantId();

  /** The municipality that drafts. */
  UUID municipalityId();

  /** Counts every change, from 1. */
  long revision();

  /** The highest number that a version ever had; a dropped draft keeps its number. */
  int latestVersion();

  /** Nothing holds yet. */
  record Drafting(UUID covenantId, UUID municipalityId, long revision, Draft draft)
      implements Covenant {
    @Override
    public int latestVersion() {
      return draft.version();
    }
  }

  /** Every party has signed. While an amendment is drafted, the agreed text holds. */
  record InForce(
      UUID covenantId,
      UUID municipalityId,
      long revision,
      int latestVersion,
      TextVersion agreed,
      @Nullable Draft amendment)
      implements Covenant {}

  /** The last day is over. */
  record Ended(
      UUID covenantId,
      UUID municipalityId,
      long revision,
      int latestVersion,
      TextVersion last,
      LocalDate endedOn)
      implements Covenant {}

  /**
   * A text that waits for signatures.
   *
   * @param mustSign the parties of this text and of the text that it would replace
   */
  record Draft(TextVersion text, String hash, Set<UUID> mustSign, Set<UUID> signed) {
    public Draft {
      mustSign = Set.copyOf(mustSign);
      signed = Set.copyOf(signed);
    }

    /** A draft that nobody has signed. */
    static Draft of(TextVersion text, @Nullable TextVersion replaces) {
      Set<UUID> mustSign = new HashSet<>(text.text().partyIds());
      if (replaces != null) {
        mustSign.addAll(replaces.text().partyIds());
      }
      return new Draft(text, text.hash(), mustSign, Set.of());
    }

    int version() {
      return text.version();
    }

    Draft signedBy(UUID organisationId) {
      Set<UUID> all = new HashSet<>(signed);
      all.add(organisationId);
      return new Draft(text, hash, mustSign, all);
    }

    boolean isSignedByAll() {
      return signed.containsAll(mustSign);
    }
  }
}
