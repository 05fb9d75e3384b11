package nl.driehoek.platform.web;

import nl.driehoek.platform.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, for this part of the platform. */
class ArchitectureTest {

  @Test
  void the_platform_keeps_the_rules_of_the_house() {
    ArchitectureRules.checkPlatform("nl.driehoek.platform.web");
  }
}
