package nl.driehoek.covenant;

import nl.driehoek.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, for this service. */
class ArchitectureTest {

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    ArchitectureRules.checkService("nl.driehoek.covenant");
  }
}
