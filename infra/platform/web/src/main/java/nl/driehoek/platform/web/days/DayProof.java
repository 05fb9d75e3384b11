package nl.driehoek.platform.web.days;

import java.time.LocalDate;
import java.util.List;

/**
 * The hash of a day, by kind and as a whole.
 *
 * <p>Of a kind: SHA-256 over the hashes of its lines in the order of their keys, each followed by a
 * line feed. Of the day: SHA-256 over {@code driehoek-day-1}, the date, and for each kind in
 * alphabetical order {@code kind lines hash}, each followed by a line feed.
 */
record DayProof(LocalDate day, String hash, List<Part> parts) {

  /** What a day has of one kind. */
  record Part(String kind, long lines, String hash) {}

  DayProof {
    parts = List.copyOf(parts);
  }

  static DayProof of(LocalDate day, List<Part> parts) {
    Sha256 hash = new Sha256().add("driehoek-day-1\n").add(day + "\n");
    parts.forEach(part -> hash.add(part.kind + " " + part.lines + " " + part.hash + "\n"));
    return new DayProof(day, hash.hex(), parts);
  }

  long lines() {
    return parts.stream().mapToLong(Part::lines).sum();
  }
}
