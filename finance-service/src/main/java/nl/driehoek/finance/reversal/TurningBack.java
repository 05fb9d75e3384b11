package nl.driehoek.finance.reversal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReversed;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.model.Reversal;
import nl.driehoek.finance.http.model.ReversalDecision;
import nl.driehoek.finance.http.model.ReversalStatus;
import nl.driehoek.finance.ledger.Book;
import nl.driehoek.finance.ledger.Books;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Ids;
import nl.driehoek.finance.ledger.Ledger;
import nl.driehoek.finance.reversal.Reversals.Target;
import nl.driehoek.finance.shift.Courses;
import nl.driehoek.finance.shift.Shift;
import nl.driehoek.finance.shift.ShiftKey;
import nl.driehoek.finance.shift.Shifts;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One controller proposes, another person decides, and then the opposite lines are written. */
@Service
class TurningBack {
  private final Reversals reversals;
  private final Shifts shifts;
  private final Ledger ledger;
  private final Audit audit;
  private final Clock clock;

  TurningBack(Reversals reversals, Shifts shifts, Ledger ledger, Audit audit, Clock clock) {
    this.reversals = reversals;
    this.shifts = shifts;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a proposal and gives its id: 404 for what the caller may not see, 409 when it can't be.
   */
  @Transactional
  public UUID propose(UUID transactionId, String reason, Caller caller) {
    Target target =
        reversals
            .target(transactionId, new Viewer(false, caller.organisationId()))
            .orElseThrow(ProblemException::notFound);
    if (!ReversalRules.reversible(target.kind())) {
      throw ProblemException.conflict("not-reversible");
    }
    ShiftKey key = target.key();
    Instant now = clock.instant();
    UUID id = Ids.next(now);
    Shift shift = shifts.lock(Set.of(key.requestId())).of(key);
    switch (shift) {
      case Shift.Posted _ -> {}
      case Shift.Reversed _ -> throw ProblemException.conflict("reversal-exists");
      case Shift.Unasked _, Shift.Reserved _, Shift.Refused _, Shift.Released _ ->
          throw ProblemException.conflict("not-reversible");
    }
    if (!reversals.propose(id, target, reversals.posting(key), reason, caller.subject(), now)) {
      throw ProblemException.conflict("reversal-exists");
    }
    audit.changed("reversal", id, "propose", "proposed");
    return id;
  }

  /** Decides on a proposal; approval moves the money. */
  @Transactional
  public void decide(UUID reversalId, ReversalDecision decision, Caller caller) {
    Reversal proposal =
        reversals
            .lock(reversalId, new Viewer(false, caller.organisationId()))
            .orElseThrow(ProblemException::notFound);
    if (proposal.getStatus() != ReversalStatus.PROPOSED) {
      throw ProblemException.conflict("reversal-decided");
    }
    if (proposal.getProposedBy().toString().equals(caller.subject())) {
      throw ProblemException.forbidden("four-eyes");
    }
    String reason = decision.getReason();
    if (!decision.getApproved() && reason == null) {
      new Faults().add("/reason", "reason-needed").throwIfAny();
    }
    Instant now = clock.instant();
    String status = decision.getApproved() ? "APPROVED" : "REJECTED";
    reversals.decide(reversalId, status, caller.subject(), reason, now);
    if (decision.getApproved()) {
      moveBack(proposal, now);
    }
    audit.changed("reversal", reversalId, decision.getApproved() ? "approve" : "reject", status);
  }

  private void moveBack(Reversal proposal, Instant now) {
    ShiftKey key = new ShiftKey(proposal.getRequestId(), proposal.getAttempt());
    Courses courses = shifts.lock(Set.of(key.requestId()));
    if (!(courses.of(key) instanceof Shift.Posted posted)) {
      throw ProblemException.conflict("not-reversible");
    }
    List<Entry> entries =
        ReversalRules.reverse(
            key,
            posted,
            ledger.ofAttempt(key.requestId(), key.attempt()),
            BusinessDates.today(clock));
    UUID budgetId = posted.reservation().budget().budgetId();
    Books books = ledger.lock(Set.of(budgetId));
    UUID reversalTransactionId = post(entries, proposal, books.of(budgetId), now);
    ledger.write(books);
    courses.change(key, new Shift.Reversed(posted, proposal.getReason()));
    ShiftReversed event =
        new ShiftReversed(
            key.requestId(),
            key.attempt(),
            proposal.getTransactionId(),
            reversalTransactionId,
            // The words of a person stay here; the event says only that it was a correction.
            "CORRECTION");
    shifts.save(courses, List.of(new Shifts.Answer(event, key.requestId(), null)), now);
  }

  /** Posts all entries, and gives the id of the one that turns the posting back. */
  private static UUID post(List<Entry> entries, Reversal proposal, Book book, Instant now) {
    if (!book.allows(entries.stream().flatMap(entry -> entry.lines().stream()).toList())) {
      throw ProblemException.conflict("money-gone");
    }
    List<UUID> ids = book.post(entries, proposal.getRequestId(), now);
    for (int i = 0; i < ids.size(); i++) {
      if (proposal.getTransactionId().equals(entries.get(i).reverses())) {
        return ids.get(i);
      }
    }
    throw new IllegalStateException("the posting was not among what was turned back");
  }
}
