package nl.driehoek.housing;

import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test on the real pair: the service with its database, its topics and its clock. */
@SpringBootTest(
    classes = HousingApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@SuiteTest
abstract class HousingTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  Region region;

  @BeforeEach
  void startTheRegion() {
    region = new Region(api, bus, clock, jdbc);
    region.covenant();
  }
}
