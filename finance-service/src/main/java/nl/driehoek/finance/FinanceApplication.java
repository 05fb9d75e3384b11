package nl.driehoek.finance;

import java.util.function.Function;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.Fitting;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.MessageTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the finance service. */
@SpringBootApplication
public class FinanceApplication {

  public static void main(String[] args) {
    SpringApplication.run(FinanceApplication.class, args);
  }

  @Bean
  MessageTypes messageTypes() {
    Function<Class<?>, String> topic = Catalogue::topic;
    return MessageTypes.of(Catalogue.types(), topic, message -> ((Message) message).key())
        .checked(message -> Fitting.faults((Message) message));
  }
}
