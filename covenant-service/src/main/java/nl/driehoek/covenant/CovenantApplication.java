package nl.driehoek.covenant;

import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.Fitting;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.MessageTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the covenant service. */
@SpringBootApplication
public class CovenantApplication {

  public static void main(String[] args) {
    SpringApplication.run(CovenantApplication.class, args);
  }

  @Bean
  MessageTypes messageTypes() {
    return MessageTypes.of(
            Catalogue.types(), Catalogue::topic, message -> ((Message) message).key())
        .checked(message -> Fitting.faults((Message) message));
  }
}
