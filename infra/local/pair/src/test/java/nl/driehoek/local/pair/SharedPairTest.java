package nl.driehoek.local.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The pair that all tests of a build share. */
class SharedPairTest {

  private final EmbeddedPair pair = EmbeddedPair.shared();

  @Test
  void the_database_keeps_what_it_acknowledged() throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(setting(setting)).as(setting).isEqualTo("on");
    }
    assertThat(setting("data_checksums")).isEqualTo("on");
  }

  @Test
  void the_database_listens_on_loopback_only() throws SQLException {
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void a_wrong_password_is_refused() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    pair.postgres().jdbcUrl("postgres"), "postgres", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void a_database_belongs_to_its_role_alone() {
    EmbeddedPair.Database mine = pair.newDatabase();
    EmbeddedPair.Database other = pair.newDatabase();
    assertThatThrownBy(
            () -> DriverManager.getConnection(mine.url(), other.username(), other.password()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_broker_flushes_each_message_before_it_acknowledges() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", pair.bootstrapServers()))) {
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      var config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
      assertThat(config.get("log.flush.interval.messages").value()).isEqualTo("1");
      assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
    }
  }

  @Test
  void a_message_can_be_sent_to_a_topic_that_was_declared() throws Exception {
    String topic = "t" + UUID.randomUUID();
    Map<String, Object> address = Map.of("bootstrap.servers", pair.bootstrapServers());
    try (Admin admin = Admin.create(address);
        var producer =
            new KafkaProducer<>(address, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      var sent = producer.send(new ProducerRecord<>(topic, "key", "value")).get();
      assertThat(sent.offset()).isZero();
    }
  }

  private String setting(String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                pair.postgres().jdbcUrl("postgres"),
                "postgres",
                pair.postgres().superuserPassword());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show " + name)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
