package nl.driehoek.platform.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the consumer groups of this service are behind, asked of Kafka itself. */
final class Lag implements AutoCloseable {

  private static final long ANSWER_MILLIS = 2_000;

  private final KafkaSettings kafka;
  private final String application;
  private final Topics topics;
  private @Nullable Admin admin;

  Lag(KafkaSettings kafka, String application, Topics topics) {
    this.kafka = kafka;
    this.application = application;
    this.topics = topics;
  }

  /** The group of a subscription, without prefix. */
  static String group(String application, Subscription subscription) {
    return application + "." + subscription.name();
  }

  /** Per subscription; empty when Kafka does not answer in time. */
  synchronized Optional<Map<String, Long>> of(Collection<Subscription> subscriptions) {
    if (!topics.declared()) {
      return Optional.empty();
    }
    try {
      admin().describeCluster().clusterId().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
      Map<String, Long> lags = new HashMap<>();
      for (Subscription subscription : subscriptions) {
        lags.put(subscription.name(), lag(admin(), subscription));
      }
      return Optional.of(lags);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private long lag(Admin client, Subscription subscription)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
    for (String topic : subscription.topics()) {
      for (TopicPartition partition : topics.partitions(topic)) {
        ends.put(partition, OffsetSpec.latest());
        starts.put(partition, OffsetSpec.earliest());
      }
    }
    String group = kafka.prefixed(group(application, subscription));
    var committed = client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
    var last = client.listOffsets(ends).all();
    var first = client.listOffsets(starts).all();
    return difference(
        last.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS),
        first.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS),
        committed.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS));
  }

  private static long difference(
      Map<TopicPartition, ListOffsetsResultInfo> last,
      Map<TopicPartition, ListOffsetsResultInfo> first,
      Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    return last.entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata done = committed.get(end.getKey());
              ListOffsetsResultInfo start = first.get(end.getKey());
              long from = done != null ? done.offset() : start == null ? 0 : start.offset();
              return Math.max(0, end.getValue().offset() - from);
            })
        .sum();
  }

  private Admin admin() {
    Admin client = admin;
    if (client == null) {
      Map<String, Object> settings = kafka.clientSettings();
      settings.put("request.timeout.ms", (int) ANSWER_MILLIS);
      settings.put("default.api.timeout.ms", (int) ANSWER_MILLIS);
      settings.put("retries", 3); // for a partition that is gone it would ask without a pause
      client = Admin.create(settings);
      admin = client;
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
