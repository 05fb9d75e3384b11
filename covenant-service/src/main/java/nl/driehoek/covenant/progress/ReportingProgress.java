package nl.driehoek.covenant.progress;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import nl.driehoek.covenant.access.CovenantAccess;
import nl.driehoek.covenant.access.History;
import nl.driehoek.covenant.access.History.Action;
import nl.driehoek.covenant.access.History.Actor;
import nl.driehoek.covenant.progress.ReportRules.Claim;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A director reports what no service measures. */
@Service
class ReportingProgress {

  private final CovenantAccess access;
  private final Reports reports;
  private final History history;
  private final Audit audit;
  private final Clock clock;

  ReportingProgress(
      CovenantAccess access, Reports reports, History history, Audit audit, Clock clock) {
    this.access = access;
    this.reports = reports;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Report report(UUID covenantId, Claim claim, Caller caller) {
    TextVersion agreed = access.agreed(covenantId, caller);
    Instant now = clock.instant();
    requireSound(agreed, claim, now);
    reports.lock(covenantId);
    ReportRules.refusal(claim, reports.of(covenantId))
        .ifPresent(
            refusal -> {
              throw problem(refusal);
            });
    Report report =
        new Report(
            UUID.randomUUID(),
            claim.clause(),
            claim.promise(),
            claim.kind(),
            claim.reference(),
            claim.occurredOn(),
            claim.amount(),
            caller.organisationId(),
            now);
    reports.insert(covenantId, report, caller.subject());
    history.append(
        covenantId,
        Action.REPORTED,
        agreed.version(),
        new Actor(caller.organisationId(), caller.subject()),
        "%s %s %s".formatted(claim.promise(), claim.kind(), claim.reference()),
        now);
    audit.changed("covenant", covenantId, "REPORTED", "ok");
    return report;
  }

  private static void requireSound(TextVersion agreed, Claim claim, Instant now) {
    Faults faults = new Faults();
    ReportRules.faults(agreed.text(), claim, BusinessDates.on(now))
        .forEach(fault -> faults.add(fault.pointer(), fault.code()));
    faults.throwIfAny();
  }

  private static ProblemException problem(ReportRules.Refusal refusal) {
    return switch (refusal) {
      case REPORTED_BEFORE -> ProblemException.conflict("reported-before");
      case NEVER_STARTED -> ProblemException.conflict("never-started");
    };
  }
}
