package nl.driehoek.platform.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of the house, each checked on the compiled classes. A module calls the one method that
 * fits it from a test of its own; all broken rules are reported at once.
 */
public final class ArchitectureRules {

  private static final String OURS = "nl.driehoek..";
  private static final String PLATFORM = "nl.driehoek.platform..";
  private static final String CONTRACTS = "nl.driehoek.contracts..";
  private static final Set<String> TIME_WITHOUT_CLOCK =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.YearMonth",
          "java.time.Year");

  private ArchitectureRules() {}

  /**
   * Checks a service: its features have no cycle, it imports no other service, it never takes the
   * time from anything but a passed clock, and no state changes without an event.
   *
   * @param root its package, such as {@code nl.driehoek.housing}
   */
  public static void checkService(String root) {
    check(root, ofService(root));
  }

  /** Checks a jar of the platform: no domain word, and no contract or service known. */
  public static void checkPlatform(String root) {
    check(root, ofPlatform());
  }

  /** Checks a contract: it depends on nothing else of ours. */
  public static void checkContracts(String root) {
    check(root, ofContracts());
  }

  static List<ArchRule> ofService(String root) {
    return List.of(
        slices()
            .matching(root + ".(*)..")
            .should()
            .beFreeOfCycles()
            .as("features touch each other without cycles"),
        noClasses()
            .should()
            .dependOnClassesThat(
                oursOutside(root + "..", PLATFORM, CONTRACTS).as("another service's code"))
            .as("a service knows the contracts and the platform, never another service"),
        noClasses().should().callMethodWhere(timeWithoutClock()).as("time comes from a clock"),
        classes()
            .that()
            .haveSimpleNameStartingWith("Jdbc")
            .should(new EventWithEachSave())
            .allowEmptyShould(true)
            .as("no state change without an event"),
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePublic()
            .allowEmptyShould(true)
            .as("controllers are private to their feature"),
        constructorInjection(),
        nullMarked());
  }

  static List<ArchRule> ofPlatform() {
    return List.of(
        noClasses()
            .should()
            .dependOnClassesThat(oursOutside(PLATFORM, "nl.driehoek.local.pair").as("the domain"))
            .as("the platform knows no contract and no service"),
        classes().should(new NoDomainWord()).as("no domain word in the platform"),
        noClasses()
            .that()
            .resideOutsideOfPackages("nl.driehoek.platform.time..", PLATFORM + "testkit..")
            .should()
            .callMethodWhere(dateWithoutClock())
            .as("a business date comes from a clock"),
        constructorInjection(),
        nullMarked());
  }

  static List<ArchRule> ofContracts() {
    return List.of(
        noClasses()
            .should()
            .dependOnClassesThat(oursOutside(CONTRACTS).as("code of ours"))
            .as("contracts depend on nothing of ours"),
        nullMarked());
  }

  private static void check(String root, List<ArchRule> rules) {
    List<String> broken =
        broken(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root),
            rules);
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n\n", broken));
    }
  }

  /** The reports of the rules that these classes break, without what is generated. */
  static List<String> broken(JavaClasses all, List<ArchRule> rules) {
    JavaClasses written = all.that(describe("are written by hand", c -> !generated(c)));
    List<String> broken = new ArrayList<>();
    for (ArchRule rule : rules) {
      var result = rule.evaluate(written);
      if (result.hasViolation()) {
        broken.add(result.getFailureReport().toString());
      }
    }
    return broken;
  }

  private static ArchRule nullMarked() {
    return classes().should(new NullMarkedPackage()).as("every package is null-marked");
  }

  /** Server interfaces and models that OpenAPI Generator makes from the contract. */
  private static boolean generated(JavaClass type) {
    return type.isAnnotatedWith("jakarta.annotation.Generated")
        || type.getPackageName().matches("nl\\.driehoek\\.[a-z.]+\\.http(\\.model)?")
        || type.getEnclosingClass().map(ArchitectureRules::generated).orElse(false);
  }

  private static DescribedPredicate<JavaClass> oursOutside(String... allowed) {
    return resideInAPackage(OURS).and(DescribedPredicate.not(resideInAnyPackage(allowed)));
  }

  private static DescribedPredicate<JavaCall<?>> timeWithoutClock() {
    return describe(
        "takes the time of the machine",
        call ->
            dateWithoutClock().test(call)
                || call.getTargetOwner().isEquivalentTo(System.class)
                    && call.getName().equals("currentTimeMillis")
                || call.getTargetOwner().isEquivalentTo(java.time.Clock.class)
                    && call.getName().startsWith("system"));
  }

  private static DescribedPredicate<JavaCall<?>> dateWithoutClock() {
    return describe(
        "takes the time of the machine",
        call ->
            call.getName().equals("now")
                && TIME_WITHOUT_CLOCK.contains(call.getTargetOwner().getName())
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(p -> p.isEquivalentTo(java.time.Clock.class)));
  }

  private static ArchRule constructorInjection() {
    return CompositeArchRule.of(
            noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .allowEmptyShould(true))
        .and(
            fields()
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .allowEmptyShould(true))
        .as("what a class needs comes through its constructor");
  }
}
