package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Outflows.Change;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.capacity.place.MemoryPlaces;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Node;

/**
 * The outflow of the capacity service as it runs, on tables in memory. Each action is the body of
 * one transaction; it answers whether anything changed, or throws the refusal that HTTP shows.
 */
public final class CapacityInMemory {

  private static final Actor SOMEBODY = new Actor("person", null, null);

  private final Clock clock;
  private final MemoryPlaces places;
  private final MemoryOutflows outflows;

  public CapacityInMemory(Node node, Clock clock) {
    this.clock = clock;
    this.places = new MemoryPlaces(node.disk(), node.outbox());
    this.outflows = new MemoryOutflows(node.disk(), places, node.deadlines(), node.outbox());
    OutflowConsumer consumer = new OutflowConsumer(outflows, clock);
    OutflowFeature wiring = new OutflowFeature();
    node.subscribe(wiring.outflowSubscription(consumer));
    node.onDeadline(wiring.readinessTerm(consumer));
    node.onDeadline(wiring.urgencyTerm(consumer));
    node.onDeadline(wiring.careTerm(consumer));
    node.onDeadline(wiring.keyTerm(consumer));
    node.onDeadline(wiring.supportTerm(consumer));
    node.onDeadline(wiring.resumptionTerm(consumer));
    node.onDeadline(wiring.validityTerm(consumer));
  }

  /** Who asks for a home of the own, under which covenant, and what it must have. */
  public record Resident(
      UUID requestId,
      UUID careOrganisationId,
      UUID stayId,
      UUID placeId,
      UUID covenantId,
      UUID municipalityId,
      String region,
      LocalDate readyFrom,
      int rooms,
      boolean pet,
      List<String> areas) {}

  /** What a colleague sees of a request. */
  public record View(UUID id, String state, boolean guaranteed, boolean planned, boolean support) {}

  public void moveIn(Resident resident, LocalDate from) {
    places.occupy(resident.placeId(), resident.careOrganisationId(), resident.stayId(), from);
  }

  public boolean file(Resident r) {
    LocalDate today = BusinessDates.today(clock);
    Origin origin = new Origin(r.careOrganisationId(), r.requestId(), r.stayId(), r.placeId());
    Agreement agreement =
        new Agreement(r.covenantId(), 1, r.municipalityId(), r.region(), 15, 20, 10, 5, 12);
    Filing filing =
        new Filing(
            today,
            r.readyFrom(),
            null,
            1,
            false,
            false,
            "FITTING",
            today.getYear() - 1,
            false,
            false,
            r.pet(),
            r.rooms(),
            null,
            r.areas(),
            true);
    return keep(1, OutflowRules.file(r.requestId(), 1, origin, agreement, filing, "mentor"));
  }

  public boolean readiness(UUID id, boolean ready) {
    return decide(id, new OutflowCommand.DecideReadiness(ready, null, "planner"));
  }

  public boolean urgency(UUID id, boolean granted, String category, LocalDate until) {
    return decide(id, new OutflowCommand.DecideUrgency(granted, category, until));
  }

  public boolean guarantee(UUID id) {
    return decide(id, new OutflowCommand.GuaranteeCare());
  }

  public boolean plan(UUID id, String plan) {
    return decide(id, new OutflowCommand.PlanFreedPlace(FreedPlacePlan.valueOf(plan)));
  }

  public boolean withdraw(UUID id) {
    return decide(id, new OutflowCommand.Withdraw("OWN_CHOICE"));
  }

  public boolean park(UUID id, LocalDate resumeBy) {
    return decide(id, new OutflowCommand.Park("HOSPITAL", resumeBy));
  }

  public boolean resume(UUID id) {
    return decide(id, new OutflowCommand.Resume());
  }

  public boolean support(UUID id, LocalDate startedOn) {
    return decide(id, new OutflowCommand.StartSupport(startedOn));
  }

  private boolean decide(UUID id, OutflowCommand command) {
    Outflow outflow = outflows.lock(List.of(id)).get(id);
    if (outflow == null) {
      throw ProblemException.notFound();
    }
    return keep(outflow.version(), OutflowRules.decide(outflow, command, clock.instant()));
  }

  private boolean keep(long versionBefore, Decision decision) {
    Instant now = clock.instant();
    return switch (decision) {
      case Accepted accepted -> {
        outflows.save(List.of(new Change(versionBefore, accepted, SOMEBODY, now, null)));
        yield true;
      }
      case Decision.Unchanged unchanged -> false;
      case Decision.Refused refused -> throw ProblemException.conflict(refused.reason());
    };
  }

  /** Null until it was filed. */
  public View view(UUID id) {
    Outflow o = outflows.get(id);
    return o == null
        ? null
        : new View(
            id,
            o.state().name(),
            o.care().guaranteed(),
            o.plan() != null,
            o.care().supportStartedOn() != null);
  }

  public List<Rows.Request> requests() {
    return outflows.all().stream().map(CapacityInMemory::row).toList();
  }

  private static Rows.Request row(Outflow o) {
    Turn turn = Turn.of(o);
    return new Rows.Request(
        o.id(),
        o.agreement().covenantId(),
        o.origin().careOrganisationId(),
        o.origin().placeId(),
        o.sequence(),
        o.state().name(),
        o.attempt(),
        o.plan() == null ? null : o.plan().name(),
        o.home().tenancy() == null ? null : o.home().tenancy().unitId(),
        turn.role(),
        turn.organisationId(),
        turn.action().name(),
        turn.until());
  }

  public List<Rows.JournalLine> journal() {
    return outflows.journal();
  }

  public List<Rows.Task> tasks() {
    return outflows.tasks();
  }

  public List<Rows.PlacePeriod> periods() {
    return places.rows();
  }
}
