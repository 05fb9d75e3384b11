package nl.driehoek.finance.shift;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.budget.Budgets;
import nl.driehoek.finance.budget.Budgets.CovenantYear;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.http.model.Part;
import nl.driehoek.finance.http.model.PreviewLine;
import nl.driehoek.finance.http.model.PreviewTransaction;
import nl.driehoek.finance.http.model.ShiftPreview;
import nl.driehoek.finance.http.model.ShiftQuestion;
import nl.driehoek.finance.http.model.Task;
import nl.driehoek.finance.http.model.TransactionKind;
import nl.driehoek.finance.ledger.Book;
import nl.driehoek.finance.ledger.Entry;
import nl.driehoek.finance.ledger.Ledger;
import nl.driehoek.finance.ledger.Line;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A dry run: the same rules on the same balances, and nothing is written. */
@Service
class ShiftPreviews {
  private final Covenants covenants;
  private final Budgets budgets;
  private final Ledger ledger;
  private final Clock clock;

  ShiftPreviews(Covenants covenants, Budgets budgets, Ledger ledger, Clock clock) {
    this.covenants = covenants;
    this.budgets = budgets;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What a key on this day would do; 400 for a covenant that the viewer has no part in. */
  @Transactional
  public ShiftPreview preview(ShiftQuestion question, Viewer viewer) {
    Optional<CovenantTerms> covenant =
        covenants
            .find(question.getCovenantId())
            .filter(
                c ->
                    viewer.everything()
                        || c.parties().contains(viewer.organisationId())
                        || c.municipalityId().equals(viewer.organisationId()));
    if (covenant.isEmpty()) {
      new Faults().add("/covenantId", "unknown").throwIfAny();
    }
    return preview(covenant.orElseThrow(), question);
  }

  private ShiftPreview preview(CovenantTerms covenant, ShiftQuestion question) {
    LocalDate keyDate = question.getKeyDate();
    Budget budget =
        budgets.find(new CovenantYear(covenant.covenantId(), keyDate.getYear())).orElse(null);
    Situation situation = new Dry(BusinessDates.today(clock), covenant, budget);
    UUID requestId = new UUID(0, 0);
    // Any party will do: the amounts don't depend on which care institution asks.
    UUID anyParty = covenant.parties().iterator().next();
    ReserveShift reserve = new ReserveShift(requestId, 1, covenant.covenantId(), anyParty, keyDate);
    return switch (ShiftRules.decide(new Shift.Unasked(), reserve, situation)) {
      case Decision.Accepted accepted -> possible(accepted, question, situation);
      case Decision.Refused refused -> impossible(((ShiftRefused) refused.answer()).reason());
      case Decision.Unchanged _ -> throw new IllegalStateException("nothing was asked before");
    };
  }

  private static ShiftPreview possible(
      Decision.Accepted reserved, ShiftQuestion question, Situation situation) {
    PostShift post =
        new PostShift(
            reserved.answer().requestId(),
            1,
            question.getKeyDate(),
            question.getFreedPlacePlan().getValue());
    Decision decision = ShiftRules.decide(reserved.next(), post, situation);
    if (!(decision instanceof Decision.Accepted posted)
        || !(posted.next() instanceof Shift.Posted next)) {
      throw new IllegalStateException("a posting can't be refused");
    }
    List<Entry> entries = new ArrayList<>(reserved.entries());
    entries.addAll(posted.entries());
    Reservation reservation = next.reservation();
    return new ShiftPreview()
        .possible(true)
        .budgetId(reservation.budget().budgetId())
        .daysCounted(reservation.amounts().days())
        .daysOfYear(reservation.budget().daysOfYear())
        .reservedCents(reservation.reserved().cents())
        .supportCents(next.amounts().support().cents())
        .shiftedCents(next.amounts().freed().cents())
        .shares(ShiftViews.lines(ShiftAnswers.shares(next.amounts().freed(), reservation.shares())))
        .transactions(entries.stream().map(ShiftPreviews::transaction).toList());
  }

  private static ShiftPreview impossible(String reason) {
    return new ShiftPreview()
        .possible(false)
        .reason(ShiftPreview.ReasonEnum.fromValue(reason))
        .reservedCents(0L)
        .supportCents(0L)
        .shiftedCents(0L)
        .shares(List.of())
        .transactions(List.of());
  }

  private static PreviewTransaction transaction(Entry entry) {
    return new PreviewTransaction()
        .kind(TransactionKind.fromValue(entry.kind().name()))
        .valueDate(entry.valueDate())
        .lines(entry.lines().stream().map(ShiftPreviews::line).toList());
  }

  private static PreviewLine line(Line line) {
    return new PreviewLine()
        .task(Task.fromValue(line.account().task().name()))
        .part(Part.fromValue(line.account().part().name()))
        .organisationId(line.account().organisationId())
        .amountCents(line.amount().cents());
  }

  /** The world as it is, looked at without a lock. */
  private final class Dry implements Situation {
    private final LocalDate today;
    private final CovenantTerms covenant;
    private final @Nullable Budget budget;

    Dry(LocalDate today, CovenantTerms covenant, @Nullable Budget budget) {
      this.today = today;
      this.covenant = covenant;
      this.budget = budget;
    }

    @Override
    public LocalDate today() {
      return today;
    }

    @Override
    public CovenantTerms covenant(UUID covenantId) {
      return covenant;
    }

    @Override
    public @Nullable Budget budget(UUID covenantId, int year) {
      return budget;
    }

    @Override
    public boolean allows(Budget asked, List<Line> lines) {
      Book book = ledger.look(Set.of(asked.budgetId())).of(asked.budgetId());
      return book.allows(lines);
    }
  }
}
