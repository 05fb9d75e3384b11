package nl.driehoek.covenant.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.CommitmentPromise;
import nl.driehoek.covenant.text.CovenantText.Party;
import nl.driehoek.covenant.text.CovenantText.PartyKind;
import nl.driehoek.covenant.text.CovenantText.Period;
import nl.driehoek.covenant.text.CovenantText.Quota;
import nl.driehoek.covenant.text.CovenantText.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What makes a promise checkable: it is an amount or a term, and says nothing that the rest denies.
 */
final class PromiseRules {

  private final CovenantText text;
  private final Commitment commitment;
  private final List<TextFault> faults = new ArrayList<>();

  private PromiseRules(CovenantText text, Commitment commitment) {
    this.text = text;
    this.commitment = commitment;
  }

  static List<TextFault> faults(CovenantText text, Commitment commitment, String at) {
    PromiseRules rules = new PromiseRules(text, commitment);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < commitment.promises().size(); i++) {
      CommitmentPromise promise = commitment.promises().get(i);
      String here = at + "/promises/" + i;
      if (!seen.add(promise.code())) {
        rules.add(here + "/code", "duplicate");
      }
      if (!promise.code().startsWith(commitment.clause() + ".")) {
        rules.add(here + "/code", "not-of-clause", commitment.clause());
      }
      rules.promise(promise, here);
    }
    return rules.faults;
  }

  private void promise(CommitmentPromise promise, String at) {
    switch (promise.measure()) {
      case HOMES_DELIVERED -> homes(promise, at);
      case READINESS_DECIDED ->
          agreedTerm(promise, text.terms().readinessDecisionWorkingDays(), at);
      case URGENCY_DECIDED -> agreedTerm(promise, text.terms().urgencyDecisionWorkingDays(), at);
      case CARE_GUARANTEED -> agreedTerm(promise, text.terms().careGuaranteeWorkingDays(), at);
      case SUPPORT_STARTED -> agreedTerm(promise, text.terms().supportStartWorkingDays(), at);
      case REPORTED -> reported(promise, at);
    }
  }

  /** Homes come from the quota; an amount beside it has to say the same for each year. */
  private void homes(CommitmentPromise promise, String at) {
    List<Quota> quotas =
        text.quotas().stream()
            .filter(quota -> quota.corporationId().equals(commitment.ownerOrganisationId()))
            .toList();
    if (ownerKind().filter(kind -> kind == PartyKind.CORPORATION).isEmpty()) {
      add(at + "/measure", "corporation-only");
    } else if (quotas.isEmpty()) {
      add(at + "/measure", "no-quota");
    }
    Integer amount = promise.amount();
    if (amount != null && quotas.stream().anyMatch(quota -> quota.homes() != amount)) {
      add(at + "/amount", "differs-from-quota");
    }
    if (promise.period() != null && promise.period() != Period.CALENDAR_YEAR) {
      add(at + "/period", "calendar-year-only");
    }
    absent(promise.within(), at + "/within");
    deadline(promise, at);
  }

  /** These terms are kept by the flow, which knows them from {@link Terms}. */
  private void agreedTerm(CommitmentPromise promise, int workingDays, String at) {
    Term within = promise.within();
    if (within == null) {
      add(at + "/within", "required");
    } else if (!within.equals(Term.workingDays(workingDays))) {
      add(at + "/within", "differs-from-terms", workingDays);
    }
    noAmount(promise, at);
  }

  private void reported(CommitmentPromise promise, String at) {
    if ((promise.amount() == null) == (promise.within() == null)) {
      add(at, "amount-or-term");
    } else if (promise.within() != null) {
      noAmount(promise, at);
    } else {
      required(promise.unit(), at + "/unit");
      required(promise.period(), at + "/period");
      deadline(promise, at);
    }
    required(promise.subject(), at + "/subject");
  }

  private void noAmount(CommitmentPromise promise, String at) {
    absent(promise.amount(), at + "/amount");
    absent(promise.unit(), at + "/unit");
    absent(promise.period(), at + "/period");
    absent(promise.deadline(), at + "/deadline");
  }

  private void deadline(CommitmentPromise promise, String at) {
    var deadline = promise.deadline();
    if (deadline != null
        && (deadline.isBefore(text.validFrom()) || deadline.isAfter(text.validUntil()))) {
      add(at + "/deadline", "outside-validity");
    }
  }

  private Optional<PartyKind> ownerKind() {
    return text.parties().stream()
        .filter(party -> party.organisationId().equals(commitment.ownerOrganisationId()))
        .map(Party::kind)
        .findFirst();
  }

  private void required(@Nullable Object value, String pointer) {
    if (value == null) {
      add(pointer, "required");
    }
  }

  private void absent(@Nullable Object value, String pointer) {
    if (value != null) {
      add(pointer, "not-here");
    }
  }

  private void add(String pointer, String code, Object... args) {
    faults.add(TextFault.of(pointer, code, args));
  }
}
