package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.housing.model.Candidate;
import nl.driehoek.contracts.http.housing.model.Requirements;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** Who is in line, as a file: requests by number, what the home must have, never why. */
final class PoolFile {
  private static final List<String> HEAD =
      List.of(
          "rank",
          "request",
          "candidate",
          "asked.rooms",
          "asked.ground",
          "asked.stepFree",
          "asked.pet",
          "support",
          "care",
          "not.by");

  private final HomesFile file;

  PoolFile(HomesFile file) {
    this.file = file;
  }

  Object of(Found<Rows.Part<Candidate>> pool, Say say, Person person, Model model) {
    return file.list("pool", HEAD, pool, each -> row(each, say, person.locale()), person, model);
  }

  private List<@Nullable Object> row(Candidate each, Say say, Locale locale) {
    Requirements asked = each.getRequirements();
    return Arrays.asList(
        each.getRank(),
        say.request(each.getRequestId()),
        file.say("home.candidate." + each.getState(), locale),
        asked.getRoomsMin(),
        file.yes(asked.getGroundFloorOrLift(), locale),
        file.yes(asked.getStepFree(), locale),
        file.yes(asked.getPetAllowed(), locale),
        file.yes(each.getSupportAgreed(), locale),
        say.party(each.getCareOrganisationId()),
        Objects.requireNonNullElse(each.getFailedRules(), List.<String>of()).stream()
            .map(rule -> file.say("home.rule." + rule, locale))
            .collect(Collectors.joining(", ")));
  }
}
