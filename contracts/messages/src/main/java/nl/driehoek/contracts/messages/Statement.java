package nl.driehoek.contracts.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has in its own tables at one moment, said so that others can hold it against what
 * they heard. Both sides speak of the same moment when they know the same messages: {@code
 * messages} is the sum of the sequences of the last message of each thing that was counted, and
 * {@code standing} tells one set of sequences from another. It is the sum, over all things counted,
 * of the first 12 hexadecimal digits, read as a number, of the MD5 of {@code id/part/sequence};
 * part is the attempt where a thing has attempts, else 0.
 */
public interface Statement {

  /** The series to which this statement belongs: the same things, some time later. */
  UUID statementId();

  /** What was counted. */
  String subject();

  /** Whose figures these are. */
  UUID organisationId();

  /** The location, organisation or agreement over which was counted. */
  UUID ofId();

  /** The calendar year over which was counted; null when it is the present state. */
  default @Nullable Integer statedYear() {
    return null;
  }

  /** The date of the figures. */
  LocalDate day();

  long messages();

  String standing();

  List<StatedFigure> figures();
}
