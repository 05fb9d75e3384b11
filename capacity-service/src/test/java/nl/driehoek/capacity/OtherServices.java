package nl.driehoek.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.platform.testkit.TestBus;

/** The covenant, housing and finance as a test plays them on the bus, with the dates of story 1. */
public class OtherServices {

  public final UUID covenantId = UUID.fromString("01900000-0000-7000-8000-00000000c001");

  protected final TestBus bus;

  protected OtherServices(TestBus bus) {
    this.bus = bus;
  }

  public OtherServices covenantReserves(UUID request, int attempt) {
    bus.await(CovenantCommand.ReserveQuota.class, request, c -> c.attempt() == attempt);
    bus.send(new CovenantEvent.QuotaReserved(request, attempt, covenantId, 2027), request);
    return this;
  }

  /** Housing enters the candidate and offers this unit. */
  public OtherServices housingOffers(UUID request, int attempt, UUID offer, UUID unit) {
    bus.await(HousingCommand.SeekHome.class, request, c -> c.attempt() == attempt);
    bus.send(new HousingEvent.CandidateEntered(request, attempt, 1, "WATERRIJK-2027.1"), request);
    bus.send(
        new HousingEvent.HomeOffered(
            request,
            attempt,
            offer,
            unit,
            Region.THUISHAVEN,
            2,
            Instant.parse("2027-02-05T22:59:59Z"),
            LocalDate.of(2027, 3, 1)),
        request);
    return this;
  }

  public OtherServices financeReserves(UUID request, int attempt) {
    bus.await(FinanceCommand.ReserveShift.class, request, c -> c.attempt() == attempt);
    bus.send(
        new FinanceEvent.ShiftReserved(
            request,
            attempt,
            UUID.randomUUID(),
            2027,
            4_359_452,
            LocalDate.of(2027, 12, 31),
            List.of()),
        request);
    return this;
  }

  public OtherServices residentAccepts(UUID request, int attempt, UUID offer, UUID unit) {
    bus.send(
        new HousingEvent.OfferAccepted(request, attempt, offer, unit, LocalDate.of(2027, 2, 2)),
        request);
    return this;
  }

  public OtherServices tenancySigned(UUID request, int attempt, UUID tenancy, UUID unit) {
    bus.send(
        new HousingEvent.TenancySigned(
            request, attempt, tenancy, unit, LocalDate.of(2027, 2, 17), LocalDate.of(2027, 3, 1)),
        request);
    return this;
  }

  public OtherServices keyHandedOver(UUID request, int attempt, UUID tenancy, UUID unit) {
    bus.send(
        new HousingEvent.TenancyStarted(
            request, attempt, tenancy, unit, Region.THUISHAVEN, LocalDate.of(2027, 3, 1)),
        request);
    return this;
  }

  public OtherServices financePosts(UUID request, int attempt, long cents) {
    bus.await(FinanceCommand.PostShift.class, request);
    bus.send(
        new FinanceEvent.ShiftPosted(
            request, attempt, UUID.randomUUID(), LocalDate.of(2027, 3, 1), cents, List.of()),
        request);
    return this;
  }

  public OtherServices covenantConfirms(UUID request, int attempt) {
    bus.await(CovenantCommand.ConfirmQuota.class, request);
    bus.send(
        new CovenantEvent.QuotaConfirmed(
            request, attempt, covenantId, Region.THUISHAVEN, 2027, false),
        request);
    return this;
  }
}
