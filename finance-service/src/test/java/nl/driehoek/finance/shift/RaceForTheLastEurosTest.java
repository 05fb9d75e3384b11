package nl.driehoek.finance.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.finance.Waterrijk;
import nl.driehoek.platform.messaging.Received;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Several instances of the service reserve at once: real threads on the real database. */
class RaceForTheLastEurosTest extends FinanceTest {
  private static final long PLACE = 5_868_493;
  @Autowired ShiftingMoney shiftingMoney;
  @Autowired TransactionTemplate transactions;

  private static Received<?> received(FinanceCommand command) {
    return new Received<>(
        UUID.randomUUID(),
        "test",
        command.requestId(),
        1,
        command.requestId(),
        null,
        Instant.EPOCH,
        command);
  }

  private void atOnce(List<List<Received<?>>> batches) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(batches.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (List<Received<?>> batch : batches) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  transactions.executeWithoutResult(status -> shiftingMoney.handle(batch));
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private long count(String status, UUID covenant) {
    return jdbc.sql("select count(*) from shift where status = ? and covenant_id = ?")
        .params(status, covenant)
        .query(Long.class)
        .single();
  }

  @Test
  void forty_reservations_for_the_money_of_seven_give_seven() throws Exception {
    UUID covenant = covenant();
    UUID budget = budget(covenant, 7 * PLACE + PLACE - 1);
    List<List<Received<?>>> batches = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Received<?>> batch = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        batch.add(
            received(
                new ReserveShift(
                    UUID.randomUUID(), 1, covenant, Waterrijk.DE_BRUG, FIRST_OF_MARCH)));
      }
      batches.add(batch);
    }
    atOnce(batches);
    assertThat(count("RESERVED", covenant)).isEqualTo(7);
    assertThat(count("REFUSED", covenant)).isEqualTo(33);
    assertThat(task(budget, "PROTECTED_PLACES").path("freeCents").asLong()).isEqualTo(PLACE - 1);
    assertThat(
            jdbc.sql("select count(*) = max(sequence) from ledger_transaction where budget_id = ?")
                .param(budget)
                .query(Boolean.class)
                .single())
        .as("a sequence without gaps")
        .isTrue();
  }

  @Test
  void batches_that_share_requests_and_budgets_in_any_order_wait_and_never_deadlock()
      throws Exception {
    UUID first = covenant();
    UUID second = covenant();
    UUID budget = budget(first);
    budget(second);
    Random random = new Random(7);
    List<UUID> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      requests.add(UUID.randomUUID());
    }
    for (int round = 0; round < 10; round++) {
      List<List<Received<?>>> batches = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Collections.shuffle(requests, random);
        int attempt = round + 1;
        batches.add(
            requests.stream()
                .<Received<?>>map(
                    id ->
                        received(
                            random.nextBoolean()
                                ? new ReserveShift(
                                    id,
                                    attempt,
                                    id.hashCode() % 2 == 0 ? first : second,
                                    Waterrijk.DE_BRUG,
                                    FIRST_OF_MARCH.plusDays(random.nextInt(9)))
                                : new ReleaseShift(id, attempt, "WITHDRAWN")))
                .toList());
      }
      atOnce(batches);
    }
    assertThat(task(budget, "PROTECTED_PLACES").path("reservedCents").asLong())
        .isEqualTo(
            jdbc.sql("select coalesce(sum(reserved_cents), 0) from shift where budget_id = ?")
                .param(budget)
                .query(Long.class)
                .single());
  }
}
