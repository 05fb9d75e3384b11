package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/** Which deadlines a request has: a pure function of its facts, so that none is forgotten. */
final class OutflowTerms {

  private OutflowTerms() {}

  /** The deadlines that run now, each with the last day on which it is met. */
  static Map<Term, LocalDate> running(Outflow o) {
    Map<Term, LocalDate> terms = new EnumMap<>(Term.class);
    switch (o.state()) {
      case FILED -> put(terms, o, Term.READINESS, o.verdicts().readinessDueOn());
      case READY -> put(terms, o, Term.URGENCY, o.verdicts().urgencyDueOn());
      case RESERVING_QUOTA, SEEKING_HOME ->
          put(terms, o, Term.VALIDITY, o.verdicts().urgencyValidUntil());
      case OFFER_ACCEPTED, CLEARED_FOR_KEY -> {
        if (!o.care().guaranteed()) {
          put(terms, o, Term.CARE, o.care().dueOn());
        }
        Home.Tenancy tenancy = o.home().tenancy();
        put(terms, o, Term.KEY, tenancy == null ? null : tenancy.plannedKeyDate());
      }
      case TENANCY_STARTED, PLACED -> {
        if (o.care().supportStartedOn() == null) {
          put(terms, o, Term.SUPPORT, o.care().supportDueOn());
        }
      }
      case PARKED ->
          put(terms, o, Term.RESUMPTION, o.ending() == null ? null : o.ending().resumeBy());
      case DRAFT, HOME_OFFERED, GIVING_BACK, WITHDRAWN, REJECTED, LAPSED, EXPIRED -> {}
    }
    return terms;
  }

  /** What has to be set or taken away when the request changes like this. */
  static Map<Term, Optional<Instant>> changes(@Nullable Outflow before, Outflow after) {
    Map<Term, LocalDate> old = before == null ? Map.of() : running(before);
    Map<Term, LocalDate> now = running(after);
    Map<Term, Optional<Instant>> changes = new EnumMap<>(Term.class);
    Set<Term> all = EnumSet.allOf(Term.class);
    for (Term term : all) {
      LocalDate was = old.get(term);
      LocalDate is = now.get(term);
      if (is != null && !is.equals(was)) {
        changes.put(term, Optional.of(BusinessDates.endOf(is)));
      } else if (is == null && was != null) {
        changes.put(term, Optional.empty());
      }
    }
    return changes;
  }

  private static void put(
      Map<Term, LocalDate> terms, Outflow o, Term term, @Nullable LocalDate lastDay) {
    if (lastDay != null && !o.missed().contains(term)) {
      terms.put(term, lastDay);
    }
  }
}
