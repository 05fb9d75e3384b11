package nl.driehoek.capacity.covenant;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
public class CovenantFeature {

  @Bean
  JdbcCovenants covenants(JdbcClient client, JdbcTemplate template) {
    return new JdbcCovenants(client, template);
  }

  @Bean
  Subscription covenantSubscription(JdbcCovenants covenants) {
    return new Subscription(
        "covenants",
        Set.of(Catalogue.COVENANT_EVENTS),
        Set.of(CovenantActivated.class, CovenantEnded.class),
        covenants);
  }
}
