package nl.driehoek.local.pair;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same pair from containers, where an engine for them exists ({@code mvn verify -Pcontainers}):
 * one start a test process. Testcontainers is on the class path under that profile only.
 */
final class ContainerPair {

  private ContainerPair() {}

  static EmbeddedPair start() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withPassword(PostgresServer.random())
            .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=on");
    KafkaContainer kafka =
        new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_LOG_FLUSH_INTERVAL_MESSAGES", "1");
    postgres.start();
    kafka.start();
    return new EmbeddedPair(
        new PostgresAccess(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            postgres.getUsername(),
            postgres.getPassword()),
        kafka.getBootstrapServers());
  }
}
