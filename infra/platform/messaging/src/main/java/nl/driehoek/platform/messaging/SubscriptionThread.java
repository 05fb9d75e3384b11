package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one subscription consuming, with a new connection to Kafka whenever the last one failed.
 */
final class SubscriptionThread {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionThread.class);

  private final Topics topics;
  private final Map<String, Object> settings;
  private final Function<Consumer<byte[], byte[]>, SubscriptionConsumer> loop;
  private final Thread thread;
  private volatile @Nullable SubscriptionConsumer current;
  private volatile boolean stopping;

  SubscriptionThread(
      String name,
      Topics topics,
      Map<String, Object> settings,
      Function<Consumer<byte[], byte[]>, SubscriptionConsumer> loop) {
    this.topics = topics;
    this.settings = settings;
    this.loop = loop;
    this.thread = Thread.ofPlatform().daemon().name("messages-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Lets the batch under way end, and leaves the group. */
  void stop() {
    stopping = true;
    SubscriptionConsumer consuming = current;
    if (consuming == null) {
      thread.interrupt();
    } else {
      consuming.stop();
    }
  }

  void join(Duration atMost) throws InterruptedException {
    if (!thread.join(atMost)) {
      thread.interrupt();
    }
  }

  private void run() {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    while (!stopping) {
      try {
        topics.awaitDeclared();
        consume();
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (RuntimeException | Error e) {
        log.warn("{} connects again: {}", thread.getName(), Failures.describe(e), e);
        if (!backoff.pause()) {
          return;
        }
      }
    }
  }

  private void consume() {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      SubscriptionConsumer consuming = loop.apply(consumer);
      current = consuming;
      if (!stopping) {
        consuming.run();
      }
    } finally {
      current = null;
    }
  }
}
