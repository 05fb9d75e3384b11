package nl.driehoek.platform.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares the topics of the service: they are created here, never by being written to. */
final class Topics {

  /**
   * Of a topic that is created here. A topic that exists keeps the count that it has, for ever:
   * another one would send messages of one key to two partitions.
   */
  static final int PARTITIONS = 6;

  private static final Logger log = LoggerFactory.getLogger(Topics.class);
  private static final long ANSWER_SECONDS = 15;

  private final KafkaSettings kafka;
  private final MessagingSettings settings;
  private final Set<String> names;
  private final CountDownLatch declared = new CountDownLatch(1);
  private volatile Map<String, Integer> partitions = Map.of();

  Topics(KafkaSettings kafka, MessagingSettings settings, Collection<String> names) {
    this.kafka = kafka;
    this.settings = settings;
    this.names = Set.copyOf(names.stream().map(kafka::prefixed).toList());
  }

  /** Waits until all topics are known to exist. */
  void awaitDeclared() throws InterruptedException {
    declared.await();
  }

  boolean declared() {
    return declared.getCount() == 0;
  }

  /** The partitions of a topic, given without prefix; none before it is declared. */
  List<TopicPartition> partitions(String topic) {
    String name = kafka.prefixed(topic);
    return IntStream.range(0, partitions.getOrDefault(name, 0))
        .mapToObj(i -> new TopicPartition(name, i))
        .toList();
  }

  /** Creates what does not exist yet. */
  void declare() throws InterruptedException, ExecutionException, TimeoutException {
    try (Admin admin = Admin.create(kafka.clientSettings())) {
      Set<String> existing = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          names.stream().filter(name -> !existing.contains(name)).map(this::topic).toList();
      var creations = admin.createTopics(missing).values();
      for (var creation : creations.entrySet()) {
        Creations.await(creation.getKey(), creation.getValue(), ANSWER_SECONDS);
      }
      partitions = describe(admin);
    }
    declared.countDown();
  }

  private NewTopic topic(String name) {
    int inSync = Math.max(1, kafka.replication() - 1);
    return new NewTopic(name, PARTITIONS, kafka.replication())
        .configs(
            Map.of(
                "retention.ms", Long.toString(settings.topicRetention().toMillis()),
                "min.insync.replicas", Integer.toString(inSync)));
  }

  private Map<String, Integer> describe(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> topics =
        admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    return topics.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().partitions().size()));
  }

  /** Another service may create the same topic at the same moment. */
  private static final class Creations {
    static void await(String name, org.apache.kafka.common.KafkaFuture<Void> creation, long seconds)
        throws InterruptedException, ExecutionException, TimeoutException {
      try {
        creation.get(seconds, TimeUnit.SECONDS);
        log.info("Topic {} is created", name);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof org.apache.kafka.common.errors.TopicExistsException)) {
          throw e;
        }
      }
    }
  }
}
