package nl.driehoek.finance.shift;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door through which the flow asks for money. */
@Configuration
class ShiftConsumer {

  @Bean
  Subscription shiftSubscription(ShiftingMoney shiftingMoney) {
    return new Subscription(
        "shifts",
        Set.of(Catalogue.FINANCE_COMMANDS),
        Set.of(ReserveShift.class, PostShift.class, ReleaseShift.class),
        shiftingMoney::handle);
  }
}
