package nl.driehoek.simulation.housing;

import java.util.UUID;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.simulation.machine.Disk;
import nl.driehoek.simulation.machine.Disk.Table;

/** The tables of the housing service. Only versions are held against each other, as SQL does. */
public final class HousingTables {

  public final Table<UUID, Candidacy> candidacies;
  public final Table<Attempt, Seeker> seekers;
  public final Table<UUID, Offer> offers;
  public final Table<UUID, Reservation> reservations;
  public final Table<UUID, Publication> publications;
  public final Table<UUID, Unit> units;
  public final Table<UUID, Tenancy> tenancies;
  public final Table<LineKey, Line> lines;
  public final Table<QuotaKey, Integer> quotaUse;

  public HousingTables(Disk disk) {
    candidacies = disk.table();
    seekers = disk.table();
    offers = disk.table();
    reservations = disk.table();
    publications = disk.table();
    units = disk.table();
    tenancies = disk.table();
    lines = disk.table();
    quotaUse = disk.table();
  }

  public record Attempt(UUID requestId, int attempt) {}

  public record LineKey(UUID publicationId, UUID requestId, int attempt) {}

  /** A candidate's place in the line of a home. */
  public record Line(LineKey key, boolean fits, String sortKey) {}

  public record QuotaKey(UUID covenantId, UUID corporationId, int year) {}
}
