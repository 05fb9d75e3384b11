package nl.driehoek.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.driehoek.platform.messaging.Inbox.TooOldException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The poll loop of one subscription: a batch, one transaction, then the offsets. After a failure
 * that passes by itself the same messages are polled again, for as long as it takes, while the
 * consumer keeps its place in the group. After any other failure they are handled one by one, and
 * what fails alone is parked.
 */
final class SubscriptionConsumer {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

  private final Subscription subscription;
  private final KafkaSettings kafka;
  private final MessageReader reader;
  private final Inbox inbox;
  private final Runnable alert;
  private final Consumer<byte[], byte[]> consumer;
  private final Backoff failures = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
  private volatile boolean stopping;
  private boolean waiting;
  private boolean uncommitted;
  private long committedAt = System.nanoTime();

  SubscriptionConsumer(
      Subscription subscription,
      KafkaSettings kafka,
      MessageReader reader,
      Inbox inbox,
      Runnable alert,
      Consumer<byte[], byte[]> consumer) {
    this.subscription = subscription;
    this.kafka = kafka;
    this.reader = reader;
    this.inbox = inbox;
    this.alert = alert;
    this.consumer = consumer;
  }

  /** Until it is told to stop, or the consumer fails. */
  void run() {
    List<String> topics = subscription.topics().stream().map(kafka::prefixed).toList();
    consumer.subscribe(topics, new PauseWhileWaiting());
    try {
      while (!stopping) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(uncommitted ? PAUSE : POLL);
        if (!records.isEmpty()) {
          deal(records);
        }
        commitNowAndThen(records.isEmpty());
      }
    } catch (WakeupException e) {
      log.debug("{} is told to stop", subscription.name());
    }
    if (uncommitted) {
      consumer.commitSync(LAST_COMMIT);
    }
  }

  /** From another thread. */
  void stop() {
    stopping = true;
    consumer.wakeup();
  }

  /**
   * In a pause, and once a second under load, since the inbox knows better: each commit is a write
   * on the broker's disk, which those who send wait for.
   */
  private void commitNowAndThen(boolean pause) {
    if (uncommitted && (pause || System.nanoTime() - committedAt >= COMMIT_EVERY.toNanos())) {
      consumer.commitAsync();
      uncommitted = false;
      committedAt = System.nanoTime();
    }
  }

  private void deal(ConsumerRecords<byte[], byte[]> records) {
    try {
      List<Arrival> arrivals = wanted(records);
      if (!arrivals.isEmpty()) {
        handle(arrivals);
      }
      uncommitted = true;
      failures.reset();
    } catch (RuntimeException e) {
      if (!Failures.isTransient(e)) {
        throw e;
      }
      log.warn("{} waits, then goes on: {}", subscription.name(), Failures.describe(e));
      rewind(records);
      waitPaused(failures.next());
    }
  }

  private List<Arrival> wanted(ConsumerRecords<byte[], byte[]> records) {
    List<Arrival> wanted = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Arrival arrival = reader.read(RawMessage.of(record), subscription.bodies());
      if (arrival != null) {
        wanted.add(arrival);
      }
    }
    return wanted;
  }

  private void handle(List<Arrival> arrivals) {
    try {
      inbox.handle(subscription, arrivals).forEach(old -> alert(old, new TooOldException()));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      rethrowTransient(e);
      arrivals.forEach(this::handleAlone);
    }
  }

  private void handleAlone(Arrival arrival) {
    try {
      inbox
          .handle(subscription, List.of(arrival))
          .forEach(old -> alert(old, new TooOldException()));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      rethrowTransient(e);
      if (inbox.park(subscription, arrival, e)) {
        alert(arrival, e);
      }
    }
  }

  private void alert(Arrival arrival, Throwable failure) {
    log.error(
        "{} parks key {}: message {} ({}) fails",
        subscription.name(),
        arrival.key(),
        arrival.id(),
        arrival.type(),
        failure);
    alert.run();
  }

  private static void rethrowTransient(Throwable e) {
    if (e instanceof RuntimeException failure && Failures.isTransient(failure)) {
      throw failure;
    }
  }

  /** What was polled will be polled again; the inbox knows what of it was already handled. */
  private void rewind(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, Long> starts =
        records.partitions().stream()
            .filter(consumer.assignment()::contains)
            .collect(Collectors.toMap(p -> p, p -> records.records(p).getFirst().offset()));
    starts.forEach(consumer::seek);
  }

  /** Polls without fetching, so that the group does not take this consumer for dead. */
  private void waitPaused(Duration wait) {
    waiting = true;
    try {
      consumer.pause(consumer.assignment());
      long until = System.nanoTime() + wait.toNanos();
      for (long left = wait.toNanos(); left > 0; left = until - System.nanoTime()) {
        rewind(consumer.poll(Duration.ofNanos(left)));
      }
    } finally {
      waiting = false;
      consumer.resume(consumer.paused());
    }
  }

  private final class PauseWhileWaiting implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Nothing is under way here: polls happen between batches. What was not committed is
      // repeated.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (waiting) {
        consumer.pause(partitions);
      }
    }
  }
}
