package nl.driehoek.housing.mediation;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.contracts.messages.Fitting;
import nl.driehoek.contracts.messages.HousingCommand.ClearForKey;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.DeadlineHandling;
import nl.driehoek.platform.messaging.MessageTypes;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes in from Kafka and from the clock, and who handles it. */
@Configuration(proxyBeanMethods = false)
class MediationConfiguration {

  @Bean
  MessageTypes messageTypes() {
    return MessageTypes.of(Catalogue.types(), Catalogue::topic, body -> ((Message) body).key())
        .checked(body -> Fitting.faults((Message) body));
  }

  @Bean
  Subscription housingCommands(FlowCommands commands) {
    return new Subscription(
        "housing-commands",
        Set.of(Catalogue.HOUSING_COMMANDS),
        Set.of(SeekHome.class, ClearForKey.class, ReleaseHome.class),
        commands::handle);
  }

  @Bean
  Subscription covenantEvents(CovenantChanges changes) {
    return new Subscription(
        "covenant-events",
        Set.of(Catalogue.COVENANT_EVENTS),
        Set.of(CovenantActivated.class, CovenantEnded.class),
        changes::handle);
  }

  @Bean
  DeadlineHandling offerAnswers(Expiring expiring) {
    return new DeadlineHandling(Offering.OFFER_ANSWER, expiring::handle);
  }

  @Bean
  DeadlineHandling ruleSetDays(Relining relining) {
    return new DeadlineHandling(Relining.RULE_SET_VALID, relining::ruleSetsBegin);
  }
}
