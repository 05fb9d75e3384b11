package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class KafkaAwayTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void a_service_starts_and_accepts_writes_and_catches_up_when_kafka_is_there() throws Exception {
    MessagingDatabase database = MessagingDatabase.create();
    String prefix = TestService.newPrefix();
    UUID key = UUID.randomUUID();
    int nobodyListens = Ports.free();

    try (TestService service =
        TestService.on(database, prefix).kafka("127.0.0.1:" + nobodyListens).start()) {
      service.send(new Counted(key, 1), new Counted(key, 2));

      assertThat(service.status().outbox().pending()).isEqualTo(2);
      assertThat(service.status().outbox().oldestAgeMillis()).isPositive();
      assertThat(service.status().lag()).isEmpty();
      var health = service.bean(MessagingHealth.class).health();
      assertThat(health.getStatus()).isEqualTo(Status.UP);
      assertThat(health.getDetails()).containsEntry("kafka", "away");
    }

    List<Object> seen = new ArrayList<>();
    try (TestService service =
        TestService.on(database, prefix)
            .subscribed("late", batch -> batch.forEach(message -> seen.add(message.body())))
            .start()) {
      await().atMost(SOON).until(() -> seen.size() == 2);
      assertThat(seen).containsExactly(new Counted(key, 1), new Counted(key, 2));
      await().atMost(SOON).until(() -> service.status().outbox().pending() == 0);
      assertThat(service.status().outbox().oldestAgeMillis()).isZero();
    }
  }

  /**
   * The broker is reached through a door that opens late, so that nobody has to restart. {@code
   * -Ddriehoek.outage.seconds=120} keeps it shut for longer than any client waits.
   */
  @Test
  void a_running_service_connects_without_hands() throws Exception {
    int port = Ports.free();
    UUID key = UUID.randomUUID();
    try (TestService service =
        TestService.on(MessagingDatabase.create(), TestService.newPrefix())
            .kafka("127.0.0.1:" + port)
            .start()) {
      service.send(new Counted(key, 1));
      assertThat(service.status().outbox().pending()).isEqualTo(1);
      await()
          .pollDelay(Duration.ofSeconds(Integer.getInteger("driehoek.outage.seconds", 0)))
          .atMost(Duration.ofHours(1))
          .until(() -> true);

      Thread.ofVirtual().start(() -> forward(port, EmbeddedPair.shared().bootstrapServers()));
      await().atMost(SOON).until(() -> service.status().outbox().pending() == 0);
    }
  }

  private static void forward(int port, String target) {
    String[] hostAndPort = target.split(":");
    try (ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket in = door.accept();
        Socket out = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
        Thread.ofVirtual().start(() -> copy(in, out));
        Thread.ofVirtual().start(() -> copy(out, in));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (java.io.IOException e) {
      // One side hung up.
    }
  }
}
