package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.resident.ResidentFacts.Household;
import nl.driehoek.capacity.resident.ResidentFacts.Income;
import org.jspecify.annotations.Nullable;

/** What the mentor wrote down. Stored sealed as a whole; only {@link Filing} leaves the service. */
record Draft(
    @Nullable UUID covenantId,
    @Nullable String wantedLife,
    @Nullable String ownNetwork,
    @Nullable HomeNeeds homeNeeds,
    @Nullable Household household,
    @Nullable Income income,
    @Nullable String careIndicationReference,
    @Nullable LocalDate readyFrom,
    @Nullable LocalDate selfRelianceAssessedOn,
    @Nullable Consent consent) {

  record HomeNeeds(
      boolean groundFloorOrLift,
      boolean stepFree,
      boolean petAllowed,
      int roomsMin,
      @Nullable Long rentMaxCents,
      List<String> wishedAreas,
      int supportHoursPerWeek) {}

  record Consent(String legalGround, LocalDate givenOn) {}

  @Override
  public String toString() {
    return "Draft";
  }
}
