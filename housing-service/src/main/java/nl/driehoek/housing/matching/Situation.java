package nl.driehoek.housing.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSet;

/** Everything a run of the rules knows beside the home and the candidate; stored with the run. */
public final class Situation {

  private final RuleSet rules;
  private final Context context;
  private final Set<RuleCode> hard;
  private final Limits limits;
  private final Set<Context.PlacedFirst> placedFirst;
  private final Map<Promise, Context.Quota> quotas = new HashMap<>();

  public Situation(RuleSet rules, Context context) {
    this.rules = rules;
    this.context = context;
    this.hard = rules.body().hardRules();
    this.limits = rules.body().limitsOf(context.today().getYear());
    this.placedFirst = Set.copyOf(context.placedFirst());
    context.quotas().forEach(each -> quotas.putIfAbsent(Promise.of(each), each));
  }

  public RuleSet rules() {
    return rules;
  }

  public Context context() {
    return context;
  }

  boolean hard(RuleCode rule) {
    return hard.contains(rule);
  }

  /** The limits of this year, or the last known ones. */
  public Limits limits() {
    return limits;
  }

  /** Whether two people placed this candidate first in the line for this home. */
  public boolean placedFirst(Seeker seeker, Home home) {
    return !placedFirst.isEmpty()
        && placedFirst.contains(
            new Context.PlacedFirst(home.publicationId(), seeker.requestId(), seeker.attempt()));
  }

  /** What a corporation promised and delivered in a year; nothing when it promised nothing. */
  Context.Quota quota(UUID covenantId, UUID corporationId, int year) {
    Context.Quota known = quotas.get(new Promise(covenantId, corporationId, year));
    return known == null ? new Context.Quota(covenantId, corporationId, year, 0, 0) : known;
  }

  private record Promise(UUID covenantId, UUID corporationId, int year) {

    static Promise of(Context.Quota quota) {
      return new Promise(quota.covenantId(), quota.corporationId(), quota.year());
    }
  }

  /**
   * @param today the business date of the run
   * @param corporations parties by covenant
   * @param placedFirst whom two people placed first in a line; runs from before that existed have
   *     none
   */
  public record Context(
      LocalDate today,
      Map<UUID, Set<UUID>> corporations,
      List<Quota> quotas,
      List<PlacedFirst> placedFirst) {

    @SuppressWarnings("ConstantValue")
    public Context {
      placedFirst = placedFirst == null ? List.of() : List.copyOf(placedFirst);
    }

    /** A day on which nobody is placed first. */
    public Context(LocalDate today, Map<UUID, Set<UUID>> corporations, List<Quota> quotas) {
      this(today, corporations, quotas, List.of());
    }

    /** One attempt of a candidate, in one line. */
    public record PlacedFirst(UUID publicationId, UUID requestId, int attempt) {}

    /** Homes promised and delivered (accepted or let) by one corporation in one year. */
    public record Quota(
        UUID covenantId, UUID corporationId, int year, int promised, int delivered) {}

    boolean party(UUID covenantId, UUID corporationId) {
      return corporations.getOrDefault(covenantId, Set.of()).contains(corporationId);
    }
  }
}
