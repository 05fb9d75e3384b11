package nl.driehoek.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one append-only row for what a caller saw or changed (NEN 7513; Logboek Dataverwerkingen
 * 1.0: one row per data subject, never sampled). The row is written with the caller's transaction
 * and shares its fate; outside a transaction, or in one that only reads, it commits on its own
 * before the method returns.
 */
public interface Audit {
  /**
   * Personal data were read.
   *
   * @param subjectPseudonym whose data, where they are about one person
   * @param purpose why, in the words of the processing register
   */
  void read(String object, UUID objectId, @Nullable String subjectPseudonym, String purpose);

  /** Something was changed, or refused, with this result. */
  void changed(String object, UUID objectId, String action, String result);

  /** As {@link #changed(String, UUID, String, String)}, done for somebody else. */
  void changedOnBehalfOf(
      String object, UUID objectId, String action, String result, String onBehalfOf);

  /** As {@link #changed(String, UUID, String, String)}, with the reason that was given. */
  void changedBecause(String object, UUID objectId, String action, String result, String reason);
}
