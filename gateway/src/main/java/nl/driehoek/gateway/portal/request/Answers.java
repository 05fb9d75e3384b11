package nl.driehoek.gateway.portal.request;

import java.util.LinkedHashSet;
import java.util.List;
import nl.driehoek.contracts.http.capacity.model.Consent;
import nl.driehoek.contracts.http.capacity.model.HomeNeeds;
import nl.driehoek.contracts.http.capacity.model.Household;
import nl.driehoek.contracts.http.capacity.model.Income;
import nl.driehoek.contracts.http.capacity.model.IncomeBand;
import nl.driehoek.contracts.http.capacity.model.OutflowDraft;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Words;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a draft, a section at a time: from a form into the draft, and from the draft to
 * lines that a person reads. What the resident's own data say already is not copied.
 *
 * @param resident null when the data of the resident are not there
 */
record Answers(Words words, @Nullable ResidentSummary resident) {

  /** A question and its answer in words. */
  record Line(String label, String answer) {}

  /** Changes one section of the draft to what was typed. */
  void into(OutflowDraft draft, Section section, Form form) {
    switch (section) {
      case LIFE -> draft.wantedLife(form.text("wantedLife")).ownNetwork(form.text("ownNetwork"));
      case NEEDS -> draft.homeNeeds(needs(form));
      case HOUSEHOLD -> draft.household(household(form));
      case INCOME -> draft.income(income(form));
      case READINESS ->
          draft
              .readyFrom(form.day("readyFrom"))
              .selfRelianceAssessedOn(form.day("selfRelianceAssessedOn"))
              .careIndicationReference(form.text("careIndicationReference"));
      case CONSENT -> draft.consent(consent(form));
      case COVENANT -> draft.covenantId(Asked.uuid(form.text("covenantId")));
    }
  }

  /**
   * @param covenant the name of the chosen covenant
   */
  List<Line> of(OutflowDraft draft, Section section, @Nullable String covenant) {
    return switch (section) {
      case LIFE ->
          List.of(
              line("wantedLife", draft.getWantedLife()), line("ownNetwork", draft.getOwnNetwork()));
      case NEEDS -> needs(draft.getHomeNeeds());
      case HOUSEHOLD -> household(householdOf(draft));
      case INCOME -> income(incomeOf(draft));
      case READINESS ->
          List.of(
              line("readyFrom", words.day(draft.getReadyFrom())),
              line("selfRelianceAssessedOn", words.day(draft.getSelfRelianceAssessedOn())),
              line("careIndicationReference", draft.getCareIndicationReference()));
      case CONSENT -> consent(draft.getConsent());
      case COVENANT -> List.of(line("covenantId", covenant));
    };
  }

  /** As the request says, else as the resident's data do. */
  @Nullable Household householdOf(OutflowDraft draft) {
    Household own = draft.getHousehold();
    return own == null && resident != null ? resident.getHousehold() : own;
  }

  /** As the request says, else as the resident's data do. */
  @Nullable Income incomeOf(OutflowDraft draft) {
    Income own = draft.getIncome();
    return own == null && resident != null ? resident.getIncome() : own;
  }

  private static HomeNeeds needs(Form form) {
    HomeNeeds needs =
        new HomeNeeds()
            .groundFloorOrLift(form.checked("homeNeeds.groundFloorOrLift"))
            .stepFree(form.checked("homeNeeds.stepFree"))
            .petAllowed(form.checked("homeNeeds.petAllowed"))
            .rentMaxCents(form.cents("homeNeeds.rentMaxCents"))
            .wishedAreas(new LinkedHashSet<>(form.list("homeNeeds.wishedAreas")));
    Integer rooms = form.number("homeNeeds.roomsMin");
    if (rooms != null) {
      needs.setRoomsMin(rooms);
    }
    Integer hours = form.number("homeNeeds.supportHoursPerWeek");
    if (hours != null) {
      needs.setSupportHoursPerWeek(hours);
    }
    return needs;
  }

  private List<Line> needs(@Nullable HomeNeeds needs) {
    if (needs == null) {
      return List.of(line("homeNeeds", null));
    }
    Long rent = needs.getRentMaxCents();
    return List.of(
        line("homeNeeds.groundFloorOrLift", words.yes(needs.getGroundFloorOrLift())),
        line("homeNeeds.stepFree", words.yes(needs.getStepFree())),
        line("homeNeeds.petAllowed", words.yes(needs.getPetAllowed())),
        line("homeNeeds.roomsMin", needs.getRoomsMin().toString()),
        line("homeNeeds.rentMaxCents", rent == null ? null : new Euro().of(rent)),
        line("homeNeeds.wishedAreas", String.join(", ", needs.getWishedAreas())),
        line("homeNeeds.supportHoursPerWeek", needs.getSupportHoursPerWeek().toString()));
  }

  private @Nullable Household household(Form form) {
    Household typed =
        new Household()
            .everyoneUnder21(form.checked("household.everyoneUnder21"))
            .pensionAge(form.checked("household.pensionAge"));
    Integer size = form.number("household.size");
    if (size != null) {
      typed.setSize(size);
    }
    return resident != null && typed.equals(resident.getHousehold()) ? null : typed;
  }

  private List<Line> household(@Nullable Household household) {
    return household == null
        ? List.of(line("household", null))
        : List.of(
            line("household.size", household.getSize().toString()),
            line("household.everyoneUnder21", words.yes(household.getEveryoneUnder21())),
            line("household.pensionAge", words.yes(household.getPensionAge())));
  }

  private @Nullable Income income(Form form) {
    Income typed = new Income();
    IncomeBand band = form.one("income.band", IncomeBand.values());
    if (band != null) {
      typed.setBand(band);
    }
    Integer year = form.number("income.proofYear");
    if (year != null) {
      typed.setProofYear(year);
    }
    return resident != null && typed.equals(resident.getIncome()) ? null : typed;
  }

  private List<Line> income(@Nullable Income income) {
    return income == null
        ? List.of(line("income", null))
        : List.of(
            line("income.band", words.of("req.band." + income.getBand())),
            line("income.proofYear", income.getProofYear().toString()));
  }

  private static Consent consent(Form form) {
    Consent consent = new Consent();
    Consent.LegalGroundEnum ground =
        form.one("consent.legalGround", Consent.LegalGroundEnum.values());
    if (ground != null) {
      consent.setLegalGround(ground);
    }
    var given = form.day("consent.givenOn");
    if (given != null) {
      consent.setGivenOn(given);
    }
    return consent;
  }

  private List<Line> consent(@Nullable Consent consent) {
    return consent == null
        ? List.of(line("consent", null))
        : List.of(
            line("consent.legalGround", words.of("req.ground." + consent.getLegalGround())),
            line("consent.givenOn", words.day(consent.getGivenOn())));
  }

  private Line line(String field, @Nullable String answer) {
    return new Line(
        words.of("req.field." + field),
        answer == null || answer.isEmpty() ? words.of("req.not-filled") : answer);
  }
}
