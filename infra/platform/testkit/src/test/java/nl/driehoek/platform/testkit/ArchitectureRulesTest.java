package nl.driehoek.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house bite: each has a class here that breaks it and nothing but it. */
class ArchitectureRulesTest {

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("nl.driehoek.broken", "nl.driehoek.elsewhere");
  private static final List<ArchRule> SERVICE = ArchitectureRules.ofService("nl.driehoek.broken");
  private static final List<ArchRule> PLATFORM = ArchitectureRules.ofPlatform();

  @ParameterizedTest
  @CsvSource({
    "features touch each other without cycles, GoesRound",
    "never another service, KnowsAnotherService",
    "time comes from a clock, TakesTheTime",
    "time comes from a clock, TakesTheMillis",
    "no state change without an event, JdbcSilently",
    "controllers are private to their feature, OpenController",
    "comes through its constructor, Autowires",
    "every package is null-marked, SaysNothing"
  })
  void a_class_that_breaks_a_rule_of_services_is_named(String rule, String type) {
    assertThat(ArchitectureRules.broken(BROKEN, SERVICE))
        .anySatisfy(report -> assertThat(report).contains(rule, type));
  }

  @ParameterizedTest
  @CsvSource({
    "knows no contract and no service, KnowsAnotherService",
    "no domain word in the platform, TenancyHelper",
    "a business date comes from a clock, TakesTheTime",
    "comes through its constructor, Autowires",
    "every package is null-marked, SaysNothing"
  })
  void a_class_that_breaks_a_rule_of_the_platform_is_named(String rule, String type) {
    assertThat(ArchitectureRules.broken(BROKEN, PLATFORM))
        .anySatisfy(report -> assertThat(report).contains(rule, type));
  }

  @Test
  void a_contract_that_knows_our_code_is_named() {
    assertThat(ArchitectureRules.broken(BROKEN, ArchitectureRules.ofContracts()))
        .anySatisfy(
            report -> assertThat(report).contains("depend on nothing of ours", "GoesRound"));
  }

  @Test
  void no_class_is_named_for_a_rule_that_it_keeps() {
    List<String> reports = ArchitectureRules.broken(BROKEN, SERVICE);
    assertThat(reports).hasSize(SERVICE.size());
    assertThat(reports)
        .filteredOn(report -> report.contains("JdbcSilently"))
        .hasSize(1)
        .first()
        .asString()
        .contains("no state change without an event");
  }

  @Test
  void sound_code_breaks_nothing() {
    JavaClasses sound = new ClassFileImporter().importPackages("nl.driehoek.sound");
    assertThat(sound).isNotEmpty();
    assertThat(ArchitectureRules.broken(sound, ArchitectureRules.ofService("nl.driehoek.sound")))
        .isEmpty();
  }
}
