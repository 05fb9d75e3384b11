package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.junit.jupiter.api.Test;

/**
 * Who begins to listen late, or was away longer than the broker keeps its place, misses nothing.
 */
class LateSubscriberTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void what_was_sent_before_it_listened_still_comes_and_in_order() throws Exception {
    UUID key = UUID.randomUUID();
    String prefix = TestService.newPrefix();
    MessagingDatabase database = MessagingDatabase.create();
    try (TestService sender = TestService.on(database, prefix).start()) {
      sender.send(new Counted(key, 1), new Counted(key, 2), new Counted(key, 3));
      await().atMost(SOON).until(() -> sender.status().outbox().pending() == 0);
    }
    List<Received<?>> heard = new CopyOnWriteArrayList<>();
    try (TestService late =
        TestService.on(database, prefix).subscribed("late", heard::addAll).start()) {
      await().atMost(SOON).until(() -> heard.size() >= 3);
      assertThat(heard.stream().<Object>map(Received::body))
          .containsExactly(new Counted(key, 1), new Counted(key, 2), new Counted(key, 3));
    }
  }
}
