package nl.driehoek.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** No name of a class, method or field says what the suite is for. */
final class NoDomainWord extends ArchCondition<JavaClass> {

  private static final Set<String> WORDS =
      Set.of(
          "covenant",
          "outflow",
          "resident",
          "tenancy",
          "tenant",
          "housing",
          "corporation",
          "municipality",
          "quota",
          "budget",
          "candidate",
          "candidacy",
          "mentor",
          "planner",
          "rent",
          "ledger",
          "urgency",
          "care",
          "dwelling",
          "landlord",
          "finance",
          "capacity");

  NoDomainWord() {
    super("use no word of the domain");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Stream.concat(
            Stream.of(type.getFullName()),
            type.getMembers().stream().map(m -> type.getFullName() + "." + m.getName()))
        .filter(NoDomainWord::saysTheDomain)
        .forEach(
            name ->
                events.add(SimpleConditionEvent.violated(type, name + " has a domain word in it")));
  }

  private static boolean saysTheDomain(String name) {
    return Arrays.stream(name.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
        .anyMatch(WORDS::contains);
  }
}
