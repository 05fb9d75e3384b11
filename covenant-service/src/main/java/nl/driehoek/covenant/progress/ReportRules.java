package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.driehoek.covenant.progress.Report.Kind;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.CommitmentPromise;
import nl.driehoek.covenant.text.CovenantText.Measure;
import org.jspecify.annotations.Nullable;

/** Which reports make sense: about a promise that no service measures, and in order. */
final class ReportRules {

  private ReportRules() {}

  /** What a director says. */
  record Claim(
      String clause,
      String promise,
      Kind kind,
      String reference,
      LocalDate occurredOn,
      @Nullable Integer amount) {}

  /** What is wrong with a report: a field and the rule that it breaks. */
  record Fault(String pointer, String code) {}

  /** Why a sound report cannot be taken now. */
  enum Refusal {
    /** This clock runs or ran already. */
    REPORTED_BEFORE,
    /** Nothing with this reference was started. */
    NEVER_STARTED
  }

  /** Everything that is wrong with the claim itself. */
  static List<Fault> faults(CovenantText text, Claim claim, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    CommitmentPromise promise = promise(text, claim).orElse(null);
    if (promise == null) {
      faults.add(new Fault("/promise", "no-promise"));
    } else if (promise.measure() != Measure.REPORTED) {
      faults.add(new Fault("/promise", "measured-by-itself"));
    } else if ((claim.kind() == Kind.DELIVERED) != (promise.within() == null)) {
      faults.add(
          new Fault("/kind", promise.within() == null ? "amount-promised" : "term-promised"));
    }
    if (claim.occurredOn().isAfter(today)) {
      faults.add(new Fault("/occurredOn", "in-the-future"));
    } else if (claim.occurredOn().isBefore(text.validFrom())
        || claim.occurredOn().isAfter(text.validUntil())) {
      faults.add(new Fault("/occurredOn", "outside-validity"));
    }
    if (claim.kind() == Kind.DELIVERED && claim.amount() == null) {
      faults.add(new Fault("/amount", "required"));
    }
    if (claim.kind() != Kind.DELIVERED && claim.amount() != null) {
      faults.add(new Fault("/amount", "not-here"));
    }
    return List.copyOf(faults);
  }

  /** Whether the claim fits what was reported before; empty when it does. */
  static Optional<Refusal> refusal(Claim claim, List<Report> before) {
    boolean repeated = reported(before, claim, claim.kind()) != null;
    return switch (claim.kind()) {
      case DELIVERED -> Optional.empty();
      case STARTED -> repeated ? Optional.of(Refusal.REPORTED_BEFORE) : Optional.empty();
      case DONE -> {
        if (repeated) {
          yield Optional.of(Refusal.REPORTED_BEFORE);
        }
        Report started = reported(before, claim, Kind.STARTED);
        yield started == null || claim.occurredOn().isBefore(started.occurredOn())
            ? Optional.of(Refusal.NEVER_STARTED)
            : Optional.empty();
      }
    };
  }

  private static @Nullable Report reported(List<Report> before, Claim claim, Kind kind) {
    return before.stream()
        .filter(report -> report.kind() == kind)
        .filter(report -> report.promise().equals(claim.promise()))
        .filter(report -> report.reference().equals(claim.reference()))
        .findFirst()
        .orElse(null);
  }

  private static Optional<CommitmentPromise> promise(CovenantText text, Claim claim) {
    return text.commitments().stream()
        .filter(commitment -> commitment.clause().equals(claim.clause()))
        .map(Commitment::promises)
        .flatMap(List::stream)
        .filter(promise -> promise.code().equals(claim.promise()))
        .findFirst();
  }
}
