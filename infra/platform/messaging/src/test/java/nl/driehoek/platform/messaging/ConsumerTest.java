package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

class ConsumerTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final String prefix = TestService.newPrefix();
  private final List<TestService> services = new ArrayList<>();
  private final UUID key = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final Set<Integer> poison = ConcurrentHashMap.newKeySet();
  private MessagingDatabase database;
  private JdbcTemplate jdbc;

  @BeforeEach
  void create() throws Exception {
    database = MessagingDatabase.create();
    Handled.createTable(database);
    jdbc = database.jdbc();
  }

  @AfterEach
  void close() {
    services.forEach(TestService::close);
  }

  private TestService start(String handler) {
    JdbcTemplate[] own = {null};
    TestService service =
        TestService.on(database, prefix)
            .subscribed(
                "counting",
                batch -> {
                  await().atMost(SOON).until(() -> own[0] != null);
                  refusePoison(batch);
                  Handled.write(own[0], handler, batch);
                })
            .start();
    own[0] = service.jdbc();
    services.add(service);
    return service;
  }

  private void refusePoison(List<Received<?>> batch) {
    for (Received<?> message : batch) {
      Counted counted = (Counted) message.body();
      if (counted.key().equals(key) && poison.contains(counted.count())) {
        throw new IllegalStateException("cannot count " + counted.count());
      }
    }
  }

  @Test
  void messages_arrive_in_order_with_what_the_sender_said_about_them() {
    List<Received<?>> seen = new ArrayList<>();
    TestService service =
        TestService.on(database, prefix).subscribed("seeing", seen::addAll).start();
    services.add(service);
    UUID cause = UUID.randomUUID();
    UUID about = UUID.randomUUID();

    service.inTransaction(
        () ->
            service
                .bean(Outbox.class)
                .append(List.of(new Outgoing(new Counted(key, 7), 3, about, cause))));

    await().atMost(SOON).until(() -> !seen.isEmpty());
    Received<?> message = seen.getFirst();
    assertThat(message.body()).isEqualTo(new Counted(key, 7));
    assertThat(message.type()).isEqualTo("test.counted.v1");
    assertThat(message.key()).isEqualTo(key);
    assertThat(message.sequence()).isEqualTo(3);
    assertThat(message.correlationId()).isEqualTo(about);
    assertThat(message.causationId()).isEqualTo(cause);
    assertThat(message.id().version()).isEqualTo(7);
  }

  @Test
  void a_message_that_is_delivered_twice_is_handled_once() throws Exception {
    TestService service = start("one");
    service.send(new Counted(key, 1), new TestService.Ignored(key), new Counted(key, 2));
    awaitCounts(key, 1, 2);

    database.execute(
        "update outbox_cursor set published = (select min(xid)::text || ':' || min(xid)::text ||"
            + " ':' from outbox)::pg_snapshot, epoch = epoch + 1");
    service.send(new Counted(key, 3));

    awaitCounts(key, 1, 2, 3);
    await().atMost(SOON).until(() -> service.status().outbox().pending() == 0);
    await().atMost(SOON).until(() -> service.status().lag().equals(lagOf(0)));
    awaitCounts(key, 1, 2, 3);
    assertThat(endOffsets()).isGreaterThan(4);
  }

  private static Optional<Map<String, Long>> lagOf(long lag) {
    return Optional.of(Map.of("counting", lag));
  }

  private long endOffsets() throws Exception {
    try (var admin =
        Admin.create(Map.of("bootstrap.servers", EmbeddedPair.shared().bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> ask = new HashMap<>();
      for (int i = 0; i < Topics.PARTITIONS; i++) {
        ask.put(new TopicPartition(prefix + TestService.TOPIC, i), OffsetSpec.latest());
      }
      return admin.listOffsets(ask).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }

  @Test
  void poison_parks_its_key_and_lets_all_others_through() {
    TestService service = start("one");
    poison.add(2);
    service.send(
        new Counted(key, 1), new Counted(key, 2), new Counted(other, 1), new Counted(key, 3));

    awaitCounts(other, 1);
    await().atMost(SOON).until(() -> waiting(service) == 2);
    service.send(new Counted(key, 4), new Counted(other, 2));
    awaitCounts(other, 1, 2);
    awaitCounts(key, 1);
    await().atMost(SOON).until(() -> waiting(service) == 3);
    ParkedKey parked = service.status().parked().getFirst();
    assertThat(parked.key()).isEqualTo(key);
    assertThat(parked.reason()).contains("cannot count 2");
    assertThat(parked.type()).isEqualTo("test.counted.v1");

    assertThat(service.status().replay("counting", key))
        .hasValueSatisfying(
            replay -> {
              assertThat(replay.handled()).isZero();
              assertThat(replay.waiting()).isEqualTo(3);
              assertThat(replay.failure()).contains("cannot count 2");
            });
    poison.clear();
    assertThat(service.status().replay("counting", key)).hasValue(new Replay(3, 0, null));
    service.send(new Counted(key, 5));
    awaitCounts(key, 1, 2, 3, 4, 5);
    assertThat(service.status().parked()).isEmpty();
  }

  @Test
  void what_is_skipped_is_the_first_waiting_message_and_no_more() {
    TestService service = start("one");
    poison.add(1);
    poison.add(3);
    service.send(new Counted(key, 1), new Counted(key, 2), new Counted(key, 3));
    await().atMost(SOON).until(() -> waiting(service) == 3);

    assertThat(service.status().skip("counting", key))
        .hasValueSatisfying(replay -> assertThat(replay.waiting()).isEqualTo(1));
    awaitCounts(key, 2);
    assertThat(service.status().skip("counting", key)).hasValue(new Replay(0, 0, null));
    assertThat(service.status().replay("counting", key)).isEmpty();
    assertThat(service.status().replay("nobody", key)).isEmpty();
  }

  @Test
  void a_message_that_nobody_can_read_parks_too() throws Exception {
    TestService service = start("one");
    service.send(new Counted(key, 1));
    awaitCounts(key, 1);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", EmbeddedPair.shared().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var broken =
          new ProducerRecord<>(
              prefix + TestService.TOPIC, bytes(key.toString()), bytes("{\"key\": 12"));
      broken.headers().add("ce_type", bytes("test.counted.v1"));
      producer.send(broken).get();
    }

    await().atMost(SOON).until(() -> waiting(service) == 1);
    assertThat(service.status().parked().getFirst().key()).isEqualTo(key);
    service.send(new Counted(other, 1));
    awaitCounts(other, 1);
    assertThat(service.status().skip("counting", key)).hasValue(new Replay(0, 0, null));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_passes_by_itself_is_tried_until_it_passes_and_nothing_is_parked() {
    AtomicInteger attempts = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    TestService service =
        TestService.on(database, prefix)
            .subscribed(
                "patient",
                batch -> {
                  if (attempts.incrementAndGet() < 5) {
                    throw new CannotAcquireLockException("a lock that is held for a while");
                  }
                  batch.forEach(message -> seen.add(((Counted) message.body()).count()));
                })
            .start();
    services.add(service);
    service.send(new Counted(key, 1), new Counted(key, 2));

    await().atMost(SOON).until(() -> seen.size() == 2);
    assertThat(seen).containsExactly(1, 2);
    assertThat(attempts).hasValue(5);
    assertThat(service.status().parked()).isEmpty();
  }

  @Test
  void a_second_instance_takes_over_in_the_middle_without_gap_or_repeat() {
    TestService first = start("first");
    List<UUID> keys = IntStream.range(0, 40).mapToObj(i -> UUID.randomUUID()).toList();
    for (int count = 1; count <= 30; count++) {
      int now = count;
      first.send(keys.stream().map(each -> new Counted(each, now)).toArray());
      if (count == 10) {
        start("second");
      }
      if (count == 20) {
        services.remove(first);
        first.close();
        first = services.getFirst();
      }
    }
    for (UUID each : keys) {
      awaitCounts(each, IntStream.rangeClosed(1, 30).boxed().toArray(Integer[]::new));
    }
  }

  @Test
  void a_topic_that_exists_with_fewer_partitions_is_used_as_it_is() throws Exception {
    String kafka = EmbeddedPair.shared().bootstrapServers();
    var topic = new NewTopic(prefix + TestService.TOPIC, 2, (short) 1);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.createTopics(List.of(topic)).all().get();
    }
    TestService service = start("one");
    service.send(new Counted(key, 1), new Counted(other, 1));

    awaitCounts(key, 1);
    awaitCounts(other, 1);
    await().atMost(SOON).until(() -> service.status().lag().equals(lagOf(0)));
  }

  @Test
  void a_message_carries_the_trace_of_the_one_that_caused_it() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Outbox[] outbox = {null};
    TestService service =
        TestService.on(database, prefix)
            .subscribed(
                "answering",
                batch -> {
                  for (Received<?> message : batch) {
                    if (message.key().equals(key)) {
                      Counted answer = new Counted(other, 1);
                      outbox[0].append(List.of(new Outgoing(answer, 1, key, message.id())));
                    }
                  }
                })
            .start();
    services.add(service);
    outbox[0] = service.bean(Outbox.class);
    try (var ignored = org.slf4j.MDC.putCloseable("traceparent", trace)) {
      service.send(new Counted(key, 1));
    }

    String traces = "select traceparent from outbox order by position";
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(jdbc.queryForList(traces, String.class)).containsExactly(trace, trace));
  }

  private static long waiting(TestService service) {
    return service.status().parked().stream().mapToLong(ParkedKey::waiting).sum();
  }

  private void awaitCounts(UUID of, Integer... counts) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(Handled.counts(jdbc, of)).containsExactly(counts));
  }
}
