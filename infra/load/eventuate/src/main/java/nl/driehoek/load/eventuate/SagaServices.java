package nl.driehoek.load.eventuate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventuate.common.id.ApplicationIdGenerator;
import io.eventuate.common.id.IdGenerator;
import io.eventuate.tram.commands.consumer.CommandDispatcher;
import io.eventuate.tram.commands.consumer.CommandHandlerReplyBuilder;
import io.eventuate.tram.commands.consumer.CommandHandlers;
import io.eventuate.tram.sagas.participant.SagaCommandDispatcherFactory;
import io.eventuate.tram.sagas.participant.SagaCommandHandlersBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.driehoek.load.eventuate.PlacementSaga.RequestCommand;
import nl.driehoek.load.seam.Databases;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications on the starters of Eventuate Tram, with the tables of its own migrations. */
final class SagaServices {

  private static final List<String> MIGRATIONS =
      List.of(
          "/flyway/postgresql/V1__eventuate_postgres.sql",
          "/flyway/postgresql/V2__tram_database_postgres.sql",
          "/flyway-templates/postgresql/3.create-message-table.sql",
          "/flyway/postgresql/V1000__tram-saga-schema.sql");
  private static final String ORCHESTRATION =
      "io.eventuate.tram.sagas.spring.orchestration.autoconfigure."
          + "SpringOrchestratorSimpleDslAutoConfiguration";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Wiring {}

  /** What a service does for one request. */
  interface Work {
    void on(Connection session, UUID request) throws SQLException;
  }

  /** Puts beans into an application before it starts. */
  private interface Beans {
    void into(GenericApplicationContext application);
  }

  private final Databases databases;
  private final String kafka;

  /**
   * An id is the time, the address of the machine and a count. With a generator each, as in
   * processes that share an address, services take each other's replies for repeats and drop them.
   */
  private final IdGenerator ids = new ApplicationIdGenerator();

  SagaServices(Databases databases, String kafka) {
    this.databases = databases;
    this.kafka = kafka;
  }

  /** A service that answers the commands on a channel, each in a transaction of its own. */
  <C extends RequestCommand> ConfigurableApplicationContext participant(
      String name, String channel, Class<C> command, Work work) throws SQLException {
    return start(
        name,
        application ->
            application.registerBean(
                CommandDispatcher.class,
                () ->
                    application
                        .getBean(SagaCommandDispatcherFactory.class)
                        .make(
                            channel + ".dispatcher",
                            handlers(
                                channel, command, work, application.getBean(JdbcTemplate.class)))),
        "--spring.autoconfigure.exclude=" + ORCHESTRATION);
  }

  private static <C extends RequestCommand> CommandHandlers handlers(
      String channel, Class<C> command, Work work, JdbcTemplate jdbc) {
    return SagaCommandHandlersBuilder.fromChannel(channel)
        .onMessage(
            command,
            message -> {
              UUID request = UUID.fromString(message.getCommand().request());
              jdbc.execute(
                  (ConnectionCallback<Boolean>)
                      session -> {
                        work.on(session, request);
                        return true;
                      });
              return CommandHandlerReplyBuilder.withSuccess();
            })
        .build();
  }

  /** A service with a saga. */
  ConfigurableApplicationContext orchestrator(String name, Supplier<PlacementSaga> saga)
      throws SQLException {
    return start(name, application -> application.registerBean(PlacementSaga.class, saga));
  }

  private ConfigurableApplicationContext start(String name, Beans beans, String... further)
      throws SQLException {
    migrate(name);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--spring.application.name=" + databases.name(name),
                "--spring.datasource.url=" + databases.url(name),
                "--spring.datasource.username=" + databases.name(name),
                "--spring.datasource.password=" + Databases.PASSWORD,
                "--spring.datasource.driver-class-name=org.postgresql.Driver",
                "--spring.datasource.hikari.maximum-pool-size=32",
                "--eventuatelocal.kafka.bootstrap.servers=" + kafka));
    settings.addAll(List.of(further));
    return new SpringApplicationBuilder(Wiring.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .initializers(
            context -> {
              GenericApplicationContext application = (GenericApplicationContext) context;
              application.registerBean(
                  IdGenerator.class, () -> ids, definition -> definition.setPrimary(true));
              beans.into(application);
            })
        .run(settings.toArray(String[]::new));
  }

  private void migrate(String service) throws SQLException {
    StringBuilder sql = new StringBuilder("create schema eventuate; set search_path = eventuate;");
    MIGRATIONS.forEach(
        migration -> sql.append(text(migration).replace("${EVENTUATE_OUTBOX_SUFFIX}", "")));
    databases.execute(service, sql.toString());
  }

  private static String text(String resource) {
    try (InputStream file = SagaServices.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return new String(file.readAllBytes(), UTF_8) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
