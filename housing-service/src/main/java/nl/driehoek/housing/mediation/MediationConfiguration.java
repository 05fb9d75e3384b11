package nl.driehoek.housing.mediation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.contracts.messages.HousingCommand.ClearForKey;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.Offers;
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
    return MessageTypes.of(Catalogue.types(), Catalogue::topic, body -> ((Message) body).key());
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
  DeadlineHandling offerAnswers(Rounds rounds, Offers offers) {
    return new DeadlineHandling(Rounds.OFFER_ANSWER, due -> expire(rounds, offers, due));
  }

  @Bean
  DeadlineHandling ruleSetDays(Relining relining) {
    return new DeadlineHandling(Relining.RULE_SET_VALID, relining::ruleSetsBegin);
  }

  private static void expire(Rounds rounds, Offers offers, List<UUID> due) {
    Map<String, List<Offer>> byRegion =
        offers.find(due).values().stream()
            .collect(
                Collectors.groupingBy(Offer::regionCode, TreeMap::new, Collectors.toList()));
    byRegion.forEach((region, open) -> expire(rounds, offers, region, open));
  }

  private static void expire(Rounds rounds, Offers offers, String region, List<Offer> open) {
    Round round =
        rounds.open(
            region,
            open.stream().map(Offer::requestId).toList(),
            open.stream().map(Offer::publicationId).toList());
    offers
        .find(open.stream().map(Offer::offerId).toList())
        .values()
        .forEach(offer -> Ending.expire(round, offer));
    rounds.close(round);
  }
}
