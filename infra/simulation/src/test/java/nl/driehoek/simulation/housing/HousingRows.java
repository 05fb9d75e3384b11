package nl.driehoek.simulation.housing;

import java.util.List;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.simulation.audit.Rows;

/** The tables of the housing service as the auditor reads them. */
public final class HousingRows {

  private final HousingTables tables;

  public HousingRows(HousingTables tables) {
    this.tables = tables;
  }

  public List<Rows.Unit> units() {
    return tables.units.values().stream()
        .map(u -> new Rows.Unit(u.unitId(), u.corporationId(), u.state().name(), u.requestId()))
        .toList();
  }

  public List<Rows.Publication> publications() {
    return tables.publications.values().stream()
        .map(p -> new Rows.Publication(p.publicationId(), p.home().unitId(), p.state().name()))
        .toList();
  }

  public List<Rows.Offer> offers() {
    return tables.offers.values().stream()
        .map(
            o ->
                new Rows.Offer(
                    o.offerId(),
                    o.publicationId(),
                    o.unitId(),
                    o.requestId(),
                    o.attempt(),
                    o.state().name(),
                    o.answerBy()))
        .toList();
  }

  public List<Rows.Hold> holds() {
    return tables.reservations.values().stream()
        .map(
            r ->
                new Rows.Hold(
                    r.hold().offerId(),
                    r.hold().unitId(),
                    r.hold().requestId(),
                    r.hold().attempt(),
                    state(r)))
        .toList();
  }

  private static String state(Reservation reservation) {
    return switch (reservation) {
      case Reservation.Held held -> "HELD";
      case Reservation.Confirmed confirmed -> "CONFIRMED";
      case Reservation.Released released -> "RELEASED";
      case Reservation.Expired expired -> "EXPIRED";
    };
  }

  public List<Rows.Tenancy> tenancies() {
    return tables.tenancies.values().stream()
        .map(
            t ->
                new Rows.Tenancy(
                    t.tenancyId(),
                    t.parties().unitId(),
                    t.parties().requestId(),
                    t.parties().attempt(),
                    t.state().name(),
                    t.signatures().size()))
        .toList();
  }

  public List<Rows.Candidacy> candidacies() {
    return tables.candidacies.values().stream()
        .map(c -> new Rows.Candidacy(c.requestId(), c.attempt(), c.stage().code()))
        .toList();
  }

  public List<Rows.Wish> wishes() {
    return tables.seekers.values().stream()
        .map(
            s ->
                new Rows.Wish(
                    s.requestId(),
                    s.attempt(),
                    s.covenantId(),
                    s.profile().roomsMin(),
                    s.profile().petAllowed()))
        .toList();
  }

  /** Homes of which nobody has an offer. */
  public List<Rows.Home> freeHomes() {
    return tables.publications.values().stream()
        .filter(p -> p.state() == Publication.State.OPEN)
        .map(Publication::home)
        .map(
            h ->
                new Rows.Home(
                    h.publicationId(),
                    h.corporationId(),
                    h.regionCode(),
                    h.rooms(),
                    h.petsAllowed()))
        .toList();
  }
}
