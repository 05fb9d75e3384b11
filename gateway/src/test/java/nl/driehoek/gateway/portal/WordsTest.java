package nl.driehoek.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.capacity.model.CarePart;
import nl.driehoek.contracts.http.capacity.model.Consent;
import nl.driehoek.contracts.http.capacity.model.FactName;
import nl.driehoek.contracts.http.capacity.model.FreedPlacePlan;
import nl.driehoek.contracts.http.capacity.model.HomePart;
import nl.driehoek.contracts.http.capacity.model.IncomeBand;
import nl.driehoek.contracts.http.capacity.model.MoneyPart;
import nl.driehoek.contracts.http.capacity.model.ObjectionAgainst;
import nl.driehoek.contracts.http.capacity.model.ObjectionOutcome;
import nl.driehoek.contracts.http.capacity.model.OutflowAction;
import nl.driehoek.contracts.http.capacity.model.OutflowState;
import nl.driehoek.contracts.http.capacity.model.OutflowTask;
import nl.driehoek.contracts.http.capacity.model.Parking;
import nl.driehoek.contracts.http.capacity.model.QuotaPart;
import nl.driehoek.contracts.http.capacity.model.TaskOption;
import nl.driehoek.contracts.http.capacity.model.UrgencyDecision;
import nl.driehoek.contracts.http.capacity.model.Withdrawal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No code of a contract is ever shown to a person: each has words in both languages. What the
 * contract leaves open as text, steps and reasons, is read from the sources that write it.
 */
class WordsTest {

  private static final Path TEXTS = Path.of("src/main/resources/portal");
  private static final Path OUTFLOW =
      Path.of("../capacity-service/src/main/java/nl/driehoek/capacity/outflow");
  private static final Path MESSAGES =
      Path.of("../contracts/messages/src/main/java/nl/driehoek/contracts/messages");
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z_]+)[,;]?$");
  private static final Pattern QUOTED = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
  private static final Pattern CODE = Pattern.compile("\\b([A-Z]+(?:_[A-Z]+)+)\\b");
  private static final Pattern ROLE = Pattern.compile("\"roles\": \\[([^]]*)]");

  @ParameterizedTest
  @ValueSource(strings = {"", "_en"})
  void every_value_of_the_contract_has_words(String language) throws IOException {
    Set<String> known = keys(language);
    assertThat(known)
        .containsAll(words("state.", OutflowState.values()))
        .containsAll(words("action.", OutflowAction.values()))
        .containsAll(words("task.", OutflowTask.KindEnum.values()))
        .containsAll(words("req.task.", OutflowTask.KindEnum.values()))
        .containsAll(words("req.option.", TaskOption.values()))
        .containsAll(words("req.fact.", FactName.values()))
        .containsAll(words("req.plan.", FreedPlacePlan.values()))
        .containsAll(words("req.home.", HomePart.StateEnum.values()))
        .containsAll(words("req.quota.", QuotaPart.StateEnum.values()))
        .containsAll(words("req.money.", MoneyPart.StateEnum.values()))
        .containsAll(words("req.care.", CarePart.StateEnum.values()))
        .containsAll(words("req.band.", IncomeBand.values()))
        .containsAll(words("req.ground.", Consent.LegalGroundEnum.values()))
        .containsAll(words("req.category.", UrgencyDecision.CategoryEnum.values()))
        .containsAll(words("req.against.", ObjectionAgainst.values()))
        .containsAll(words("req.outcome.", ObjectionOutcome.values()))
        .containsAll(words("reason.", Withdrawal.ReasonEnum.values()))
        .containsAll(words("reason.", Parking.ReasonEnum.values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_en"})
  void every_step_and_every_reason_of_the_journal_has_words(String language) throws IOException {
    Set<String> known = keys(language);
    assertThat(found(CONSTANT, OUTFLOW.resolve("JourneyStep.java")))
        .hasSizeGreaterThan(30)
        .allSatisfy(step -> assertThat(known).contains("step." + step));
    Set<String> reasons =
        found(QUOTED, OUTFLOW.resolve("OutflowRules.java"), OUTFLOW.resolve("MessageRules.java"));
    for (String file : List.of("CovenantEvent", "FinanceEvent", "HousingEvent")) {
      Files.readAllLines(MESSAGES.resolve(file + ".java")).stream()
          .filter(line -> line.contains("@param reason"))
          .forEach(line -> reasons.addAll(found(CODE, line)));
    }
    assertThat(reasons)
        .hasSizeGreaterThan(10)
        .allSatisfy(reason -> assertThat(known).contains("reason." + reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_en"})
  void every_role_has_words(String language) throws IOException {
    Set<String> known = keys(language);
    Set<String> roles = new TreeSet<>(List.of("system", "none"));
    found(ROLE, Path.of("../infra/identity/src/main/resources/identities.json"))
        .forEach(
            list ->
                Arrays.stream(list.split(","))
                    .map(each -> each.replace('"', ' ').strip())
                    .forEach(roles::add));
    assertThat(roles)
        .hasSizeGreaterThan(8)
        .allSatisfy(role -> assertThat(known).contains("role." + role));
  }

  /** Both ways, and each key in one bundle only, so that no screen changes another's words. */
  @Test
  void every_dutch_key_is_an_english_one_and_the_other_way_round() throws IOException {
    Set<String> all = new TreeSet<>();
    for (String bundle : bundles()) {
      Set<String> dutch = read(bundle + ".properties").stringPropertyNames();
      assertThat(read(bundle + "_en.properties").stringPropertyNames())
          .as(bundle)
          .containsExactlyInAnyOrderElementsOf(dutch);
      assertThat(dutch).as(bundle).noneMatch(all::contains);
      all.addAll(dutch);
    }
  }

  private static List<String> words(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + value.name()).toList();
  }

  private static Set<String> keys(String language) throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String bundle : bundles()) {
      keys.addAll(read(bundle + language + ".properties").stringPropertyNames());
    }
    return keys;
  }

  private static List<String> bundles() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".properties") && !name.endsWith("_en.properties"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    }
  }

  private static Properties read(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> found(Pattern pattern, Path... files) throws IOException {
    Set<String> all = new TreeSet<>();
    for (Path file : files) {
      all.addAll(found(pattern, Files.readString(file)));
    }
    return all;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }
}
