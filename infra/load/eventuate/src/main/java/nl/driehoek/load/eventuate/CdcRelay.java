package nl.driehoek.load.eventuate;

import io.eventuate.common.spring.jdbc.sqldialect.SqlDialectConfiguration;
import io.eventuate.coordination.leadership.EventuateLeaderSelector;
import io.eventuate.coordination.leadership.LeaderSelectedCallback;
import io.eventuate.coordination.leadership.LeaderSelectorFactory;
import io.eventuate.local.common.ConnectionPoolConfigurationProperties;
import io.eventuate.local.unified.cdc.pipeline.CdcMessageCleanerConfigurator;
import io.eventuate.local.unified.cdc.pipeline.PipelineConfigPropertiesProvider;
import io.eventuate.local.unified.cdc.pipeline.UnifiedCdcConfigurator;
import io.eventuate.local.unified.cdc.pipeline.common.configuration.CdcDataPublisherConfiguration;
import io.eventuate.local.unified.cdc.pipeline.common.configuration.CdcDefaultPipelinePropertiesConfiguration;
import io.eventuate.local.unified.cdc.pipeline.common.factory.CdcPipelineReaderFactory;
import io.eventuate.local.unified.cdc.pipeline.common.properties.RawUnifiedCdcProperties;
import io.eventuate.local.unified.cdc.pipeline.polling.configuration.PollingCdcPipelineReaderConfiguration;
import io.eventuate.tram.cdc.connector.configuration.CommonMessageTableChangesToDestinationsConfiguration;
import io.eventuate.tram.cdc.connector.configuration.KafkaMessageTableChangesToDestinationsConfiguration;
import io.eventuate.tram.cdc.connector.pipeline.DefaultTramCdcPipelineFactoryConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.driehoek.load.seam.Databases;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The CDC service of Eventuate Tram from its published parts: a polling reader and a pipeline for
 * each database. Who leads is decided here instead of by ZooKeeper; that is all that differs.
 */
final class CdcRelay implements AutoCloseable {

  /** When a poll found nothing; the default is 500. */
  private static final int POLL_MILLIS = 1;

  private final Leadership leadership = new Leadership();
  private final ConfigurableApplicationContext application;

  @Configuration(proxyBeanMethods = false)
  @Import({
    SqlDialectConfiguration.class,
    CommonMessageTableChangesToDestinationsConfiguration.class,
    KafkaMessageTableChangesToDestinationsConfiguration.class,
    CdcDataPublisherConfiguration.class,
    CdcDefaultPipelinePropertiesConfiguration.class,
    DefaultTramCdcPipelineFactoryConfiguration.class,
    PollingCdcPipelineReaderConfiguration.class
  })
  @EnableConfigurationProperties({
    RawUnifiedCdcProperties.class,
    ConnectionPoolConfigurationProperties.class
  })
  static class Wiring {

    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }

    @Bean
    UnifiedCdcConfigurator unifiedCdcConfigurator() {
      return new UnifiedCdcConfigurator();
    }

    @Bean
    PipelineConfigPropertiesProvider pipelineConfigPropertiesProvider(
        RawUnifiedCdcProperties properties,
        @SuppressWarnings("rawtypes") Collection<CdcPipelineReaderFactory> factories) {
      return new PipelineConfigPropertiesProvider(properties, factories);
    }

    @Bean
    CdcMessageCleanerConfigurator cdcMessageCleanerConfigurator() {
      return new CdcMessageCleanerConfigurator();
    }
  }

  /** Each reader leads or rests when it is told. */
  private static final class Leadership implements LeaderSelectorFactory {

    private final List<LeaderSelectedCallback> selected = new ArrayList<>();
    private final List<Runnable> removed = new ArrayList<>();

    @Override
    public EventuateLeaderSelector create(
        String lock, String leader, LeaderSelectedCallback select, Runnable remove) {
      return new EventuateLeaderSelector() {
        @Override
        public void start() {
          selected.add(select);
          removed.add(remove);
        }

        @Override
        public void stop() {}
      };
    }
  }

  CdcRelay(Databases databases, String kafka) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--spring.profiles.active=EventuatePolling",
                "--eventuatelocal.kafka.bootstrap.servers=" + kafka));
    int outbox = 1;
    for (String service : List.of("requests", "homes", "money")) {
      String reader = "--eventuate.cdc.reader." + service + ".";
      String pipeline = "--eventuate.cdc.pipeline." + service + ".";
      settings.addAll(
          List.of(
              reader + "type=polling",
              reader + "dataSourceUrl=" + databases.url(service),
              reader + "dataSourceUserName=" + databases.name(service),
              reader + "dataSourcePassword=" + Databases.PASSWORD,
              reader + "dataSourceDriverClassName=org.postgresql.Driver",
              reader + "leadershipLockPath=/" + service,
              reader + "outboxId=" + outbox++,
              reader + "pollingIntervalInMilliseconds=" + POLL_MILLIS,
              pipeline + "type=eventuate-tram",
              pipeline + "reader=" + service,
              pipeline + "eventuateDatabaseSchema=eventuate"));
    }
    this.application =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .initializers(
                context ->
                    context.getBeanFactory().registerSingleton("leaderSelectorFactory", leadership))
            .run(settings.toArray(String[]::new));
  }

  void lead() {
    leadership.selected.forEach(reader -> reader.run(() -> {}));
  }

  void rest() {
    leadership.removed.forEach(Runnable::run);
  }

  @Override
  public void close() {
    application.close();
  }
}
