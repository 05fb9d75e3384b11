package nl.driehoek.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.driehoek.platform.time.TimeAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Everything of this package, for a service that declares its {@link MessageTypes}. */
@AutoConfiguration(after = {JdbcTemplateAutoConfiguration.class, TimeAutoConfiguration.class})
@ConditionalOnBean(MessageTypes.class)
@EnableConfigurationProperties({KafkaSettings.class, MessagingSettings.class})
class MessagingAutoConfiguration {

  /** Its own mapper: what travels must not change with the settings of a service's web layer. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String application;

  MessagingAutoConfiguration(@Value("${spring.application.name:application}") String application) {
    this.application = application;
  }

  @Bean
  static PoolTimeouts poolTimeouts(Environment environment) {
    return PoolTimeouts.from(environment);
  }

  @Bean
  RelaySignal relaySignal() {
    return new RelaySignal();
  }

  @Bean
  @ConditionalOnMissingBean(Outbox.class)
  JdbcOutbox outbox(JdbcTemplate jdbc, MessageTypes types, Clock clock, RelaySignal signal) {
    return new JdbcOutbox(jdbc, types, JSON, clock, signal);
  }

  @Bean
  JdbcDeadlines deadlines(JdbcTemplate jdbc, Clock clock) {
    return new JdbcDeadlines(jdbc, clock);
  }

  @Bean
  Topics declaredTopics(KafkaSettings kafka, MessagingSettings settings, MessageTypes types) {
    return new Topics(kafka, settings, types.topics());
  }

  @Bean
  Lag consumerLag(KafkaSettings kafka, Topics topics) {
    return new Lag(kafka, application, topics);
  }

  @Bean
  JdbcMessagingStatus messagingStatus(
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      MessageTypes types,
      JdbcDeadlines deadlines,
      Lag lag,
      ObjectProvider<Subscription> subscriptions) {
    Parking parking = new Parking(jdbc, JSON);
    Supplier<Map<String, Subscription>> byName = () -> byName(subscriptions);
    ParkedReplay replay =
        new ParkedReplay(
            parking, new Transactions(jdbc, manager), new MessageReader(types, JSON), byName);
    return new JdbcMessagingStatus(jdbc, parking, deadlines, replay, lag, byName);
  }

  @Bean
  StatusSampler messagingStatusSampler(
      MessagingStatus status, ObjectProvider<MeterRegistry> meters) {
    return new StatusSampler(status, meters.getIfAvailable(CompositeMeterRegistry::new));
  }

  @Bean
  MessagingHealth messagingHealthIndicator(StatusSampler sampler) {
    return new MessagingHealth(sampler);
  }

  @Bean
  Relay.Sessions relaySessions(JdbcConnectionDetails database) {
    return new PostgresSessions(database, application);
  }

  @Bean
  Relay relay(
      Relay.Sessions sessions,
      KafkaSettings kafka,
      MessagingSettings settings,
      RelaySignal signal,
      StatusSampler sampler) {
    CloudEventHeaders headers = new CloudEventHeaders(settings.oin(), application);
    return new Relay(
        sessions,
        () -> new KafkaSink(kafka, headers),
        new SnapshotReading(),
        settings.batch(),
        signal,
        sampler.relayBatch()::record);
  }

  @Bean
  MessagingRuntime messagingRuntime(
      DataSource pool,
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      MessageTypes types,
      Topics topics,
      Relay relay,
      Relay.Sessions sessions,
      JdbcDeadlines deadlines,
      StatusSampler sampler,
      KafkaSettings kafka,
      MessagingSettings settings,
      ObjectProvider<Subscription> subscriptions,
      ObjectProvider<DeadlineHandling> handlings) {
    Transactions transactions = new Transactions(jdbc, manager);
    List<DeadlineHandling> kinds = handlings.orderedStream().toList();
    Map<String, Subscription> subscribed = byName(subscriptions);
    MessagingRuntime.Parts parts =
        new MessagingRuntime.Parts(
            topics,
            relay,
            new DeadlineRunner(deadlines, transactions, kinds, settings.batch()),
            new Housekeeping(sessions, settings),
            sampler,
            subscribed.values());
    return new MessagingRuntime(
        parts,
        pool,
        kafka,
        settings,
        application,
        new MessageReader(types, JSON),
        new Inbox(jdbc, transactions, new Parking(jdbc, JSON)));
  }

  private static Map<String, Subscription> byName(ObjectProvider<Subscription> subscriptions) {
    return subscriptions
        .orderedStream()
        .collect(Collectors.toMap(Subscription::name, Function.identity()));
  }
}
