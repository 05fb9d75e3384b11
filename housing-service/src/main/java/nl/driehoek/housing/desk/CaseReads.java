package nl.driehoek.housing.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.driehoek.housing.candidacy.Candidacies;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.Course;
import nl.driehoek.platform.web.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes who looked at whose case: one audit row for each case that an answer shows, a list
 * included, since each is about another person.
 */
@Component
class CaseReads {

  private final Audit audit;
  private final Candidacies candidacies;

  CaseReads(Audit audit, Candidacies candidacies) {
    this.audit = audit;
    this.candidacies = candidacies;
  }

  /**
   * All rows of a list in one transaction.
   *
   * @param object what kind of thing was shown
   * @param id of the thing
   * @param request by which the person is found
   */
  @Transactional
  public <T> void each(
      List<T> shown,
      String object,
      Function<T, UUID> id,
      Function<T, UUID> request,
      String purpose) {
    if (shown.isEmpty()) {
      return;
    }
    Map<UUID, Candidacy> found = candidacies.find(shown.stream().map(request).toList());
    for (T each : shown) {
      audit.read(object, id.apply(each), key(found.get(request.apply(each))), purpose);
    }
  }

  /** The resident of this request, as this service knows the person; null without a sign-in. */
  @Nullable String residentKey(UUID requestId) {
    return candidacies.find(requestId).map(CaseReads::key).orElse(null);
  }

  private static @Nullable String key(@Nullable Candidacy candidacy) {
    Course course = candidacy == null ? null : candidacy.course();
    return course == null ? null : course.residentKey();
  }
}
