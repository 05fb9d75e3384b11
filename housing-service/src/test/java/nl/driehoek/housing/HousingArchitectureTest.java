package nl.driehoek.housing;

import nl.driehoek.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class HousingArchitectureTest {

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    ArchitectureRules.checkService("nl.driehoek.housing");
  }
}
