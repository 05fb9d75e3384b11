package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.platform.messaging.MessagingStatus;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A command that only a defect can send stops its own request and nobody else's. */
class CommandThatCannotBeTest extends FinanceTest {
  @Autowired MessagingStatus messaging;

  @Test
  void a_posting_without_reservation_parks_its_request_and_the_others_go_on() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID broken = UUID.randomUUID();
    post(broken, FIRST_OF_MARCH, "CLOSE");
    release(broken, 1, "WITHDRAWN");
    UUID other = reserve(covenant, FIRST_OF_MARCH);
    release(other, 1, "WITHDRAWN");
    bus.await(ShiftReleased.class, other);
    Eventually.passes(
        () ->
            assertThat(messaging.parked())
                .anySatisfy(parked -> assertThat(parked.key()).isEqualTo(broken)));
    assertThat(bus.all(broken))
        .as("the later command waits in order behind it")
        .noneMatch(ShiftReleased.class::isInstance);
    assertThat(task(budget, "PROTECTED_PLACES").path("freeCents").asLong()).isEqualTo(336_000_000);
  }
}
