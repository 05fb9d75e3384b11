package nl.driehoek.finance;

import nl.driehoek.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, for this service. */
class ArchitectureTest {

  @Test
  void the_rules_of_the_house_hold() {
    ArchitectureRules.checkService("nl.driehoek.finance");
  }
}
