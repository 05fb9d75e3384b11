package nl.driehoek.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "nl.driehoek.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {

  @ArchTest
  static final ArchRule parts_do_not_go_round_in_circles =
      slices().matching("nl.driehoek.gateway.(*)..").should().beFreeOfCycles();

  /** The sessions of people are the one thing that the gateway keeps: decision 0025. */
  @ArchTest
  static final ArchRule no_database_but_for_sessions =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.driehoek.gateway.portal.signin..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule no_domain =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.driehoek.contracts.messages..",
              "nl.driehoek.covenant..",
              "nl.driehoek.capacity..",
              "nl.driehoek.housing..",
              "nl.driehoek.finance..");
}
