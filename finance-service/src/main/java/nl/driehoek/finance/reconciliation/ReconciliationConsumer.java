package nl.driehoek.finance.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.contracts.messages.SealedTrail;
import nl.driehoek.contracts.messages.Statement;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.platform.web.audit.AuditWitness;
import nl.driehoek.platform.web.audit.ChainEnd;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears every event of every service, from the first that the broker still has. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConsumer {
  static final String SUBSCRIPTION = "reconciliation";

  /** A place is there before anything is told of it: what is told first is its second version. */
  private static final long FIRST_OF_A_PLACE = 2;

  private static final Set<String> TOPICS =
      Set.of(
          Catalogue.COVENANT_EVENTS,
          Catalogue.CAPACITY_EVENTS,
          Catalogue.HOUSING_EVENTS,
          Catalogue.FINANCE_EVENTS);

  @Bean
  Subscription reconciliationSubscription(
      Streams streams, Holdings holdings, StatedFigures stated, AuditWitness witness) {
    Set<Class<?>> events =
        Catalogue.types().values().stream()
            .filter(type -> TOPICS.contains(Catalogue.topic(type)))
            .collect(Collectors.toUnmodifiableSet());
    return new Subscription(
        SUBSCRIPTION,
        TOPICS,
        events,
        batch -> {
          handle(batch, streams, holdings, stated);
          batch.forEach(each -> witness(each, witness));
        });
  }

  /** Keeps where the audit chains of the others end; of the own chain covenant-service does. */
  private static void witness(Received<?> received, AuditWitness witness) {
    if (received.body() instanceof SealedTrail said && !(said instanceof FinanceEvent)) {
      witness.hear(
          service(received),
          new ChainEnd(
              said.previousSeal(), said.previousHash(), said.lastSeal(), said.lastSealHash()));
    }
  }

  private static String service(Received<?> received) {
    return received.type().split("\\.")[2];
  }

  private static void handle(
      List<Received<?>> batch, Streams streams, Holdings holdings, StatedFigures stated) {
    List<Streams.Came> came = new ArrayList<>();
    List<Holding> heard = new ArrayList<>();
    List<StatedFigures.Heard> statements = new ArrayList<>();
    for (Received<?> received : batch) {
      Message event = (Message) received.body();
      came.add(
          new Streams.Came(
              new Streams.Key(Catalogue.topic(event.getClass()), received.key()),
              received.sequence(),
              event instanceof PlaceChanged ? FIRST_OF_A_PLACE : 1));
      Hearing.of(event, received.sequence()).ifPresent(heard::add);
      if (event instanceof Statement statement) {
        statements.add(
            new StatedFigures.Heard(
                service(received), received.sequence(), received.time(), statement));
      }
    }
    streams.note(came);
    holdings.hear(heard);
    stated.keep(statements);
  }
}
