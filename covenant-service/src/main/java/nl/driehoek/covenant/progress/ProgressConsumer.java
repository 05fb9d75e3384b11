package nl.driehoek.covenant.progress;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what happened to outflow requests; a batch is one statement. */
@Configuration(proxyBeanMethods = false)
class ProgressConsumer {

  @Bean
  Subscription progressEvents(Trails trails) {
    return new Subscription(
        "covenant-progress",
        Set.of(Catalogue.CAPACITY_EVENTS, Catalogue.HOUSING_EVENTS),
        SightingRules.EVENTS,
        batch -> trails.note(batch.stream().flatMap(it -> SightingRules.of(it).stream()).toList()));
  }
}
