package nl.driehoek.housing.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.tenancy.TenancyState;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.UnitDoors;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.housing.unit.Units;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishing a home for direct mediation, and taking it back. */
@Service
public class Publishing {

  private final Rounds rounds;
  private final Units units;
  private final Offers offers;
  private final Publications publications;

  Publishing(Rounds rounds, Units units, Offers offers, Publications publications) {
    this.rounds = rounds;
    this.units = units;
    this.offers = offers;
    this.publications = publications;
  }

  /** Notes a fault at /availableFrom for a day before today or more than a year away. */
  public static void checkDay(LocalDate availableFrom, LocalDate today, Faults faults) {
    if (availableFrom.isBefore(today)) {
      faults.add("/availableFrom", "date-in-past", today);
    } else if (availableFrom.isAfter(today.plusYears(1))) {
      faults.add("/availableFrom", "date-too-far", today.plusYears(1));
    }
  }

  /** The candidates are put in line at once, and the first gets the offer. */
  @Transactional
  public UUID publish(Viewer.Corporation corporation, UUID unitId, LocalDate availableFrom) {
    Unit seen = own(corporation, unitId);
    Round round = rounds.open(seen.regionCode(), List.of(), List.of());
    Unit unit = own(corporation, unitId);
    ProblemException whyNot = UnitDoors.whyNotPublished(unit.state());
    if (whyNot != null) {
      throw whyNot;
    }
    if (round.situation() == null) {
      throw ProblemException.conflict("no-rule-set", unit.regionCode());
    }
    Publication publication = publication(round, unit, availableFrom);
    publications.insert(publication);
    round.know(List.of(), List.of(), List.of(publication), List.of(unit), List.of());
    round.change(unitId, UnitState.PUBLISHED, null);
    round.free(publication.publicationId());
    round.because("PUBLISHED");
    rounds.close(round);
    return publication.publicationId();
  }

  /** The corporation takes the home back; candidates keep their place and no refusal counts. */
  @Transactional
  public void withdraw(Viewer.Corporation corporation, UUID publicationId, String reason) {
    Publication seen = ownPublication(corporation, publicationId);
    offers
        .active(publicationId)
        .ifPresentOrElse(
            offer -> withdraw(seen, publicationId, reason, List.of(offer.requestId())),
            () -> withdraw(seen, publicationId, reason, List.of()));
  }

  private void withdraw(
      Publication seen, UUID publicationId, String reason, List<UUID> requestIds) {
    Round round = rounds.open(seen.home().regionCode(), requestIds, List.of(publicationId));
    Publication publication = round.publication(publicationId);
    switch (publication.state()) {
      case OPEN, OFFERED, ACCEPTED -> {}
      case LET -> throw ProblemException.conflict("publication-let");
      case WITHDRAWN -> throw ProblemException.conflict("publication-withdrawn");
    }
    offers
        .active(publicationId)
        .ifPresent(
            offer -> {
              if (!requestIds.contains(offer.requestId())) {
                throw ProblemException.conflict("publication-moved");
              }
              Tenancy tenancy = round.tenancy(offer.offerId());
              if (tenancy != null && tenancy.state() == TenancyState.SIGNED) {
                throw ProblemException.conflict("publication-signed");
              }
              Ending.takeBack(round, offer, reason);
            });
    round.change(publication.withdrawn(round.now(), reason));
    round.change(publication.home().unitId(), UnitState.WITHDRAWN, null);
    round.because("WITHDRAWN");
    rounds.close(round);
  }

  private Unit own(Viewer.Corporation corporation, UUID unitId) {
    return units
        .find(unitId)
        .filter(unit -> unit.corporationId().equals(corporation.organisationId()))
        .orElseThrow(ProblemException::notFound);
  }

  private Publication ownPublication(Viewer.Corporation corporation, UUID publicationId) {
    return publications
        .find(publicationId)
        .filter(each -> each.home().corporationId().equals(corporation.organisationId()))
        .orElseThrow(ProblemException::notFound);
  }

  private static Publication publication(Round round, Unit unit, LocalDate availableFrom) {
    Unit.Facts facts = unit.facts();
    return new Publication(
        new Publication.Home(
            UUID.randomUUID(),
            unit.unitId(),
            unit.reference(),
            unit.corporationId(),
            unit.regionCode(),
            unit.address().area(),
            facts.rentCents(),
            facts.rooms(),
            facts.floor(),
            facts.lift(),
            facts.stepFree(),
            facts.petsAllowed(),
            availableFrom),
        Publication.State.OPEN,
        round.now(),
        round.rules().rules().citation(),
        null,
        1);
  }
}
