package nl.driehoek.housing.candidacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request's search for a home, in its present attempt.
 *
 * @param course null for a tombstone: released before it was ever seen
 * @param version counts the events of the request, from 1
 */
public record Candidacy(
    UUID requestId, int attempt, @Nullable Course course, Stage stage, long version) {

  /** Refusals that counted so far; none for a tombstone. */
  int refusals() {
    return course == null ? 0 : course.refusalsCounted();
  }

  /** The course of a candidacy that was let in. */
  public Course entered() {
    if (course == null) {
      throw new IllegalStateException("request " + requestId + " never entered");
    }
    return course;
  }
}
