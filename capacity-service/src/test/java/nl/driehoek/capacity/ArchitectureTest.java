package nl.driehoek.capacity;

import nl.driehoek.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void the_rules_of_the_house_hold() {
    ArchitectureRules.checkService("nl.driehoek.capacity");
  }
}
