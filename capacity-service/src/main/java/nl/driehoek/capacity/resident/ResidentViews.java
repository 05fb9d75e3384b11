package nl.driehoek.capacity.resident;

import java.util.UUID;
import nl.driehoek.capacity.http.model.Household;
import nl.driehoek.capacity.http.model.Income;
import nl.driehoek.capacity.http.model.IncomeBand;
import nl.driehoek.capacity.http.model.LivesAt;
import nl.driehoek.capacity.http.model.Resident;
import nl.driehoek.capacity.http.model.ResidentSummary;
import nl.driehoek.capacity.resident.JdbcResidents.Changeable;
import nl.driehoek.capacity.resident.JdbcResidents.Housed;
import nl.driehoek.capacity.resident.JdbcResidents.Lives;
import nl.driehoek.capacity.resident.JdbcResidents.Row;
import org.jspecify.annotations.Nullable;

/** Residents at the edge, without and with personal data. */
final class ResidentViews {

  private ResidentViews() {}

  static Changeable changeable(
      @Nullable UUID subject, @Nullable Household household, @Nullable Income income) {
    return new Changeable(
        subject == null ? null : subject.toString(),
        household == null
            ? null
            : new ResidentFacts.Household(
                household.getSize(), household.getEveryoneUnder21(), household.getPensionAge()),
        income == null
            ? null
            : new ResidentFacts.Income(income.getBand().getValue(), income.getProofYear()));
  }

  static ResidentSummary summary(Row row) {
    return new ResidentSummary()
        .id(row.id())
        .careOrganisationId(row.careOrganisationId())
        .pseudonym(row.pseudonym())
        .hasSignIn(row.subject() != null)
        .household(household(row.household()))
        .income(income(row.income()))
        .version(row.version());
  }

  static ResidentSummary summary(Housed housed) {
    Lives lives = housed.lives();
    return summary(housed.row())
        .livesAt(
            lives == null
                ? null
                : new LivesAt()
                    .placeId(lives.placeId())
                    .placeLabel(lives.placeLabel())
                    .locationId(lives.locationId())
                    .since(lives.since()));
  }

  static Resident whole(Row row, Person person) {
    return new Resident()
        .id(row.id())
        .careOrganisationId(row.careOrganisationId())
        .pseudonym(row.pseudonym())
        .bsn(person.bsn())
        .givenNames(person.givenNames())
        .surname(person.surname())
        .birthDate(person.birthDate())
        .hasSignIn(row.subject() != null)
        .household(household(row.household()))
        .income(income(row.income()))
        .version(row.version());
  }

  private static @Nullable Household household(ResidentFacts.@Nullable Household household) {
    return household == null
        ? null
        : new Household()
            .size(household.size())
            .everyoneUnder21(household.everyoneUnder21())
            .pensionAge(household.pensionAge());
  }

  private static @Nullable Income income(ResidentFacts.@Nullable Income income) {
    return income == null
        ? null
        : new Income().band(IncomeBand.fromValue(income.band())).proofYear(income.proofYear());
  }
}
