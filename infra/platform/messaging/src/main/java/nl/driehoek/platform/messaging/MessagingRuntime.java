package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads of messaging: started before the web server, without waiting for Kafka; stopped after
 * it. None of them needs to be stopped in good order: being killed is what they are made for.
 */
final class MessagingRuntime implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MessagingRuntime.class);

  /** What runs, each in a thread of its own. */
  record Parts(
      Topics topics,
      Relay relay,
      DeadlineRunner deadlines,
      Housekeeping housekeeping,
      StatusSampler sampler,
      Collection<Subscription> subscriptions) {}

  private final Parts parts;
  private final DataSource pool;
  private final KafkaSettings kafka;
  private final MessagingSettings settings;
  private final String application;
  private final MessageReader reader;
  private final Inbox inbox;
  private final List<Thread> threads = new ArrayList<>();
  private final List<SubscriptionThread> consumers = new ArrayList<>();

  MessagingRuntime(
      Parts parts,
      DataSource pool,
      KafkaSettings kafka,
      MessagingSettings settings,
      String application,
      MessageReader reader,
      Inbox inbox) {
    this.parts = parts;
    this.pool = pool;
    this.kafka = kafka;
    this.settings = settings;
    this.application = application;
    this.reader = reader;
    this.inbox = inbox;
  }

  @Override
  public synchronized void start() {
    try {
      Preconditions.check(pool);
      try (Connection session = pool.getConnection()) {
        Housekeeping.createAhead(session);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("messaging cannot start without its tables", e);
    }
    parts.sampler().register(parts.relay(), parts.subscriptions());
    start("topics", this::declareTopics);
    start("relay", parts.relay());
    start("deadlines", parts.deadlines());
    start("housekeeping", parts.housekeeping());
    start("messaging-status", parts.sampler());
    for (Subscription subscription : parts.subscriptions()) {
      SubscriptionThread consuming = consuming(subscription);
      consumers.add(consuming);
      consuming.start();
    }
  }

  private void start(String name, Runnable work) {
    threads.add(Thread.ofPlatform().daemon().name(name).start(() -> keepRunning(name, work)));
  }

  /** Each of them survives what it expects; this is for what nobody expects, such as no memory. */
  private static void keepRunning(String name, Runnable work) {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException | Error e) {
        log.error("{} starts over", name, e);
        if (!backoff.pause()) {
          return;
        }
      }
    }
  }

  private void declareTopics() {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    while (true) {
      try {
        parts.topics().declare();
        return;
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        log.warn("Topics wait for Kafka: {}", Failures.describe(e));
        if (!backoff.pause()) {
          return;
        }
      }
    }
  }

  private SubscriptionThread consuming(Subscription subscription) {
    StatusSampler sampler = parts.sampler();
    return new SubscriptionThread(
        subscription.name(),
        parts.topics(),
        kafka.consumerSettings(Lag.group(application, subscription), settings.batch()),
        consumer ->
            new SubscriptionConsumer(
                subscription, kafka, reader, inbox, () -> sampler.parked(subscription), consumer));
  }

  @Override
  public synchronized void stop() {
    consumers.forEach(SubscriptionThread::stop);
    threads.forEach(Thread::interrupt);
    try {
      for (SubscriptionThread consumer : consumers) {
        consumer.join(Duration.ofSeconds(10));
      }
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumers.clear();
    threads.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
