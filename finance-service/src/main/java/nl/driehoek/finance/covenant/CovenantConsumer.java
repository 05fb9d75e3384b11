package nl.driehoek.finance.covenant;

import java.util.List;
import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps up with the covenants. They change a few times a year, so one by one is fast enough. */
@Configuration
class CovenantConsumer {

  @Bean
  Subscription covenantSubscription(JdbcCovenants covenants) {
    return new Subscription(
        "covenants",
        Set.of(Catalogue.COVENANT_EVENTS),
        Set.of(CovenantActivated.class, CovenantEnded.class),
        batch -> handle(batch, covenants));
  }

  private static void handle(List<Received<?>> batch, JdbcCovenants covenants) {
    for (Received<?> received : batch) {
      switch (received.body()) {
        case CovenantActivated activated -> covenants.activate(activated);
        case CovenantEnded ended -> covenants.end(ended);
        default -> throw new IllegalArgumentException("not subscribed to " + received.type());
      }
    }
  }
}
