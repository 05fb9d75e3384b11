package nl.driehoek.simulation.world;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.mediation.HousingInMemory;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.OfferState;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.tenancy.SigningParty;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.tenancy.TenancyCommand;
import nl.driehoek.housing.tenancy.TenancyState;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.simulation.audit.Receipts;
import nl.driehoek.simulation.machine.Chance;
import nl.driehoek.simulation.machine.Fault;
import nl.driehoek.simulation.machine.Node;

/** Candidates, letting officers and whoever signs; each acts on what was true some time ago. */
final class HousingPeople {

  private static final List<String> REASONS = List.of("WOB", "WOB", "BUU", "HUU");

  private final Node node;
  private final HousingInMemory housing;
  private final Clock clock;
  private final Chance chance;
  private final List<String> receipts;
  private List<Offer> offersSeen = List.of();
  private List<Tenancy> tenanciesSeen = List.of();

  HousingPeople(
      Node node, HousingInMemory housing, Clock clock, Chance chance, List<String> receipts) {
    this.node = node;
    this.housing = housing;
    this.clock = clock;
    this.chance = chance;
    this.receipts = receipts;
  }

  void act() {
    if (chance.happens(120)) {
      look();
    }
    switch (chance.below(10)) {
      case 0, 1, 2 -> answer();
      case 3, 4, 5, 6, 7 -> sign();
      default -> homes();
    }
  }

  private void look() {
    offersSeen =
        housing.tables().offers.values().stream()
            .filter(each -> each.state() == OfferState.OPEN || each.state() == OfferState.ACCEPTED)
            .toList();
    tenanciesSeen =
        housing.tables().tenancies.values().stream()
            .filter(each -> each.state() != TenancyState.CANCELLED)
            .filter(each -> each.state() != TenancyState.STARTED)
            .toList();
  }

  private void answer() {
    if (offersSeen.isEmpty()) {
      return;
    }
    Offer offer = chance.of(offersSeen);
    boolean open = offer.state() == OfferState.OPEN;
    if (open && chance.happens(600)) {
      String receipt = Receipts.of(OfferAccepted.class, offer.offerId());
      ask(() -> housing.answering().accept(offer, "RESIDENT"), receipt);
    } else if (open && chance.happens(500)) {
      String receipt = Receipts.of(OfferRefused.class, offer.offerId());
      ask(() -> housing.answering().refuse(offer, "RESIDENT", chance.of(REASONS)), receipt);
    } else if (chance.happens(100)) {
      String receipt = Receipts.of(OfferWithdrawn.class, offer.offerId());
      ask(() -> housing.answering().turnDown(offer, "INK"), receipt);
    } else {
      ask(() -> housing.answering().view(offer, today()), null);
    }
  }

  private void sign() {
    if (tenanciesSeen.isEmpty()) {
      return;
    }
    Tenancy tenancy = chance.of(tenanciesSeen);
    if (tenancy.state() == TenancyState.SIGNED || chance.happens(250)) {
      String receipt = Receipts.of(TenancyStarted.class, tenancy.tenancyId());
      ask(() -> housing.signing().handOver(tenancy), receipt);
      return;
    }
    SigningParty party = chance.of(List.of(SigningParty.values()));
    Tenancy.Signature signature =
        new Tenancy.Signature(
            party,
            clock.instant(),
            party.name(),
            party.name(),
            tenancy.parties().careOrganisationId(),
            false);
    TenancyCommand.Terms terms = new TenancyCommand.Terms(null, null, null, "OVE", true, 24);
    ask(
        () -> housing.signing().sign(tenancy, signature, terms),
        Receipts.signature(tenancy.tenancyId()));
  }

  private void homes() {
    Unit unit = chance.of(new ArrayList<>(housing.tables().units.values()));
    Viewer.Corporation owner = new Viewer.Corporation(unit.corporationId());
    if (unit.state() == UnitState.REGISTERED || unit.state() == UnitState.WITHDRAWN) {
      LocalDate from = today().plusDays(chance.below(45));
      ask(
          () -> housing.publishing().publish(owner, unit.unitId(), from),
          Receipts.of(UnitChanged.class, "PUBLISHED/" + unit.unitId()));
    } else if (chance.happens(60)) {
      UUID publication = published(unit);
      ask(
          () -> housing.publishing().withdraw(owner, publication, "VER"),
          Receipts.of(UnitChanged.class, "WITHDRAWN/" + unit.unitId()));
    }
  }

  private UUID published(Unit unit) {
    return housing.tables().publications.values().stream()
        .filter(each -> each.home().unitId().equals(unit.unitId()))
        .map(Publication::publicationId)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private void ask(Runnable action, String receipt) {
    Node.Outcome outcome = node.ask(action);
    if (outcome == Node.Outcome.REFUSED) {
      chance.count(Fault.STALE_SCREEN);
    }
    if (outcome == Node.Outcome.COMMITTED) {
      if (receipt != null) {
        receipts.add(receipt);
      }
      if (chance.happens(Fault.ANSWER_LOST, 20)) {
        node.ask(action);
      }
    }
  }

  private LocalDate today() {
    return BusinessDates.today(clock);
  }
}
