package nl.driehoek.capacity;

import nl.driehoek.capacity.control.ControlFeature;
import nl.driehoek.capacity.covenant.CovenantFeature;
import nl.driehoek.capacity.days.DayFeature;
import nl.driehoek.capacity.evidence.EvidenceFeature;
import nl.driehoek.capacity.figures.FiguresFeature;
import nl.driehoek.capacity.location.LocationFeature;
import nl.driehoek.capacity.outflow.OutflowFeature;
import nl.driehoek.capacity.place.PlaceFeature;
import nl.driehoek.capacity.resident.ResidentFeature;
import nl.driehoek.capacity.retention.RetentionFeature;
import nl.driehoek.capacity.stay.StayFeature;
import nl.driehoek.capacity.vault.VaultFeature;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.Fitting;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.MessageTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the capacity service. Each feature names its own parts; nothing is scanned. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  VaultFeature.class,
  CovenantFeature.class,
  LocationFeature.class,
  PlaceFeature.class,
  ResidentFeature.class,
  StayFeature.class,
  OutflowFeature.class,
  DayFeature.class,
  FiguresFeature.class,
  EvidenceFeature.class,
  ControlFeature.class,
  RetentionFeature.class
})
public class CapacityApplication {

  public static void main(String[] args) {
    SpringApplication.run(CapacityApplication.class, args);
  }

  @Bean
  MessageTypes messageTypes() {
    return MessageTypes.of(
            Catalogue.types(), Catalogue::topic, message -> ((Message) message).key())
        .checked(message -> Fitting.faults((Message) message));
  }
}
