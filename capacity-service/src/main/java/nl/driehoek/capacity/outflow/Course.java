package nl.driehoek.capacity.outflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Decision.Line;
import nl.driehoek.capacity.outflow.Decision.TaskKind;
import nl.driehoek.capacity.outflow.Step.Taken;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was learnt into a decision: takes every step of the table that the new facts allow,
 * numbers the journal lines, and adds the closing line when the request has stopped. Lives for one
 * decision.
 */
final class Course {

  private record Said(
      JourneyStep step,
      @Nullable String reason,
      @Nullable String ownReason,
      @Nullable String words) {}

  private final @Nullable Outflow before;
  private Outflow now;
  private final List<Said> said = new ArrayList<>();
  private final List<Message> commands = new ArrayList<>();
  private final List<PlaceChange> places = new ArrayList<>();
  private final List<TaskKind> tasks = new ArrayList<>();

  private Course(@Nullable Outflow before, Outflow now) {
    this.before = before;
    this.now = now;
  }

  /** A course that begins with the filed request. */
  static Course filed(Outflow filed) {
    return new Course(null, filed);
  }

  static Course of(Outflow before, Outflow now) {
    return new Course(before, now);
  }

  Course say(JourneyStep step) {
    return say(step, null, null);
  }

  Course say(JourneyStep step, @Nullable String reason) {
    return say(step, reason, null);
  }

  Course say(JourneyStep step, @Nullable String reason, @Nullable String ownReason) {
    said.add(new Said(step, reason, ownReason, null));
    return this;
  }

  /** A step with what somebody wrote about it. */
  Course say(JourneyStep step, Words words) {
    said.add(new Said(step, null, words.ownReason(), words.written()));
    return this;
  }

  /**
   * @param written in the words of who acted
   */
  record Words(@Nullable String ownReason, @Nullable String written) {}

  Course place(PlaceChange change) {
    places.add(change);
    return this;
  }

  Course task(TaskKind kind) {
    tasks.add(kind);
    return this;
  }

  Decision go() {
    for (Optional<Taken> taken = OutflowSteps.next(now);
        taken.isPresent();
        taken = OutflowSteps.next(now)) {
      take(taken.get());
    }
    close();
    now = now.numbered(now.version() + 1, now.sequence() + said.size());
    return new Accepted(
        now,
        lines(),
        List.copyOf(commands),
        List.copyOf(places),
        OutflowTerms.changes(before, now),
        List.copyOf(tasks));
  }

  private void take(Taken taken) {
    now = taken.outflow();
    if (taken.command() != null) {
      commands.add(taken.command());
    }
    if (taken.place() != null) {
      places.add(taken.place());
    }
  }

  /** The stop gets a line of its own, when nothing is held any more. */
  private void close() {
    Ending ending = now.ending();
    OutflowState was = before == null ? OutflowState.DRAFT : before.state();
    OutflowState is = now.state();
    if (ending == null || was == is || is != ending.as()) {
      return;
    }
    switch (is) {
      case PARKED -> say(JourneyStep.PARKED, ending.reason());
      case WITHDRAWN -> say(JourneyStep.WITHDRAWN, ending.reason());
      case REJECTED -> say(JourneyStep.REJECTED, ending.reason());
      case LAPSED -> say(JourneyStep.LAPSED, ending.reason());
      case EXPIRED -> say(JourneyStep.EXPIRED, ending.reason());
      case DRAFT,
          FILED,
          READY,
          RESERVING_QUOTA,
          SEEKING_HOME,
          HOME_OFFERED,
          OFFER_ACCEPTED,
          CLEARED_FOR_KEY,
          TENANCY_STARTED,
          PLACED,
          GIVING_BACK ->
          throw new IllegalStateException("A request does not stop as " + is);
    }
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    long sequence = now.sequence() - said.size();
    for (Said each : said) {
      sequence++;
      lines.add(
          new Line(
              sequence,
              each.step(),
              now.state(),
              now.attempt(),
              each.reason(),
              each.ownReason(),
              each.words(),
              OutflowEvents.ruleSetVersion(now, each.step()),
              OutflowEvents.of(now, each.step(), each.reason())));
    }
    return lines;
  }
}
