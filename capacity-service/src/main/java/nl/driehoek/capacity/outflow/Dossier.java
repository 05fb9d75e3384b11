package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.driehoek.capacity.covenant.ActiveCovenant;
import nl.driehoek.capacity.outflow.Draft.HomeNeeds;
import nl.driehoek.capacity.resident.ResidentFacts;
import nl.driehoek.capacity.resident.ResidentFacts.Household;
import nl.driehoek.capacity.resident.ResidentFacts.Income;
import nl.driehoek.platform.web.Pseudonyms;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside what is known already of its resident, stay, institution and covenants: which
 * facts are filled and by whom, and the filing once all are. Pure.
 *
 * @param careIndicationOfStay as the stay has it
 * @param covenants in which the institution is a party today
 */
record Dossier(
    Draft draft,
    ResidentFacts resident,
    @Nullable String careIndicationOfStay,
    List<ActiveCovenant> covenants) {

  static final int ADULT_YEARS = 18;

  /** Years that a proof of income may be old. */
  static final int PROOF_YEARS_MAX = 2;

  enum Source {
    RESIDENT,
    STAY,
    ORGANISATION,
    COVENANT,
    REQUEST
  }

  /**
   * @param known somebody else gave it already
   * @param source who gave it; null when nobody has
   */
  record Filled(Fact fact, boolean known, @Nullable Source source) {

    boolean filled() {
      return source != null;
    }
  }

  List<Filled> facts() {
    List<Filled> facts = new ArrayList<>();
    facts.add(new Filled(Fact.RESIDENT, true, Source.RESIDENT));
    facts.add(new Filled(Fact.CARE_INSTITUTION, true, Source.ORGANISATION));
    facts.add(new Filled(Fact.STAY, true, Source.STAY));
    facts.add(known(Fact.COVENANT, covenants.size() == 1, Source.COVENANT, covenantChosen()));
    facts.add(
        known(
            Fact.CARE_INDICATION,
            careIndicationOfStay != null,
            Source.STAY,
            draft.careIndicationReference() != null));
    facts.add(
        known(
            Fact.HOUSEHOLD,
            resident.household() != null,
            Source.RESIDENT,
            draft.household() != null));
    facts.add(
        known(Fact.INCOME, resident.income() != null, Source.RESIDENT, draft.income() != null));
    facts.add(asked(Fact.WANTED_LIFE, isWritten(draft.wantedLife())));
    facts.add(asked(Fact.HOME_NEEDS, draft.homeNeeds() != null));
    facts.add(
        asked(
            Fact.READY_DATE_AND_ASSESSMENT,
            draft.readyFrom() != null && draft.selfRelianceAssessedOn() != null));
    facts.add(asked(Fact.CONSENT, draft.consent() != null));
    return List.copyOf(facts);
  }

  List<Fact> missing() {
    return facts().stream().filter(fact -> !fact.filled()).map(Filled::fact).toList();
  }

  /** The covenant of the request: as chosen, else the only one. */
  Optional<ActiveCovenant> covenant() {
    return draft.covenantId() == null
        ? Optional.of(covenants).filter(all -> all.size() == 1).map(List::getFirst)
        : covenants.stream().filter(one -> one.id().equals(draft.covenantId())).findFirst();
  }

  /** The resident is an adult when moving (domain rule 4). */
  boolean adultWhenReady() {
    LocalDate ready = Objects.requireNonNull(draft.readyFrom());
    return !resident.birthDate().plusYears(ADULT_YEARS).isAfter(ready);
  }

  /** The proof of income is recent enough, and not of a year to come (domain rule 22). */
  boolean incomeProofFits(LocalDate today) {
    int year = income().proofYear();
    return year <= today.getYear() && year >= today.getYear() - PROOF_YEARS_MAX;
  }

  /** What may leave this service. Only for a complete dossier. */
  Filing filing(LocalDate filedOn) {
    Household household = household();
    Income income = income();
    HomeNeeds needs = Objects.requireNonNull(draft.homeNeeds());
    return new Filing(
        filedOn,
        Objects.requireNonNull(draft.readyFrom()),
        resident.subject() == null ? null : Pseudonyms.pairwise("housing", resident.subject()),
        household.size(),
        household.everyoneUnder21(),
        household.pensionAge(),
        income.band(),
        income.proofYear(),
        needs.groundFloorOrLift(),
        needs.stepFree(),
        needs.petAllowed(),
        needs.roomsMin(),
        needs.rentMaxCents(),
        needs.wishedAreas(),
        needs.supportHoursPerWeek() > 0);
  }

  private Household household() {
    return Objects.requireNonNull(
        draft.household() == null ? resident.household() : draft.household());
  }

  private Income income() {
    return Objects.requireNonNull(draft.income() == null ? resident.income() : draft.income());
  }

  private boolean covenantChosen() {
    return draft.covenantId() != null && covenant().isPresent();
  }

  private static Filled known(Fact fact, boolean elsewhere, Source source, boolean inDraft) {
    Source by = inDraft ? Source.REQUEST : elsewhere ? source : null;
    return new Filled(fact, elsewhere, by);
  }

  private static Filled asked(Fact fact, boolean inDraft) {
    return new Filled(fact, false, inDraft ? Source.REQUEST : null);
  }

  private static boolean isWritten(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
