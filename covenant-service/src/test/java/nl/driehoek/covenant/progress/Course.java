package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.Pact;

/** The course of one outflow request, told step by step. */
final class Course {

  private final UUID requestId = UUID.randomUUID();
  private final UUID offerId = UUID.randomUUID();
  private final List<Sighting> seen = new ArrayList<>();

  static Course filed(String day) {
    Course course = new Course();
    return course.add(course.at(Moment.FILED, day).under(UUID.randomUUID()).by(Pact.DE_BRUG));
  }

  Course ready(String day, String due) {
    return add(at(Moment.READINESS_DECIDED, day).dueOn(LocalDate.parse(due)).number(1));
  }

  Course accepted(String day) {
    return add(at(Moment.OFFER_ACCEPTED, day).attempt(1).offer(offerId));
  }

  Course takenBack(String day) {
    return add(at(Moment.OFFER_TAKEN_BACK, day).attempt(1).offer(offerId));
  }

  Course parked(String day) {
    return add(at(Moment.PARKED, day).attempt(1));
  }

  Course ended(String day) {
    return add(at(Moment.ENDED, day));
  }

  Course careGuaranteed(String day) {
    return add(at(Moment.CARE_GUARANTEED, day));
  }

  Course key(String day, UUID corporation) {
    return add(at(Moment.KEY_HANDED_OVER, day).by(corporation));
  }

  Course supported(String day) {
    return add(at(Moment.SUPPORT_STARTED, day));
  }

  Course placed(String day, int daysToKey) {
    return add(at(Moment.PLACED, day).number(daysToKey));
  }

  Trail trail() {
    return Trail.of(requestId, seen);
  }

  private Sighting at(Moment moment, String day) {
    return Sighting.of(requestId, moment, LocalDate.parse(day), UUID.randomUUID());
  }

  private Course add(Sighting sighting) {
    seen.add(sighting);
    return this;
  }
}
