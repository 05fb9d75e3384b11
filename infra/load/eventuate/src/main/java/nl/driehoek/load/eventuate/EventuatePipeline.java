package nl.driehoek.load.eventuate;

import io.eventuate.tram.sagas.orchestration.SagaInstanceFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.load.eventuate.PlacementSaga.Placement;
import nl.driehoek.load.eventuate.PlacementSaga.PostMoney;
import nl.driehoek.load.eventuate.PlacementSaga.ReserveHome;
import nl.driehoek.load.seam.Completions;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;
import nl.driehoek.load.seam.RowService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Eventuate Tram Sagas: the service with the requests orchestrates, the other two answer its
 * commands, and the CDC service carries what they wrote to Kafka. Four messages a flow.
 */
public final class EventuatePipeline implements Pipeline {

  private final Completions completions = new Completions();
  private final Databases databases;
  private final List<ConfigurableApplicationContext> participants;
  private final ConfigurableApplicationContext requests;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final SagaInstanceFactory sagas;
  private final PlacementSaga saga;
  private final CdcRelay relay;

  public EventuatePipeline(Databases databases, String kafka) throws Exception {
    this.databases = databases;
    createTopics(kafka);
    SagaServices services = new SagaServices(databases, kafka);
    this.participants =
        List.of(
            services.participant(
                "homes", PlacementSaga.HOMES, ReserveHome.class, RowService::reserveHome),
            services.participant(
                "money", PlacementSaga.MONEY, PostMoney.class, RowService::postMoney));
    this.requests =
        services.orchestrator("requests", () -> new PlacementSaga(this::place, this::placed));
    this.jdbc = requests.getBean(JdbcTemplate.class);
    this.transaction = requests.getBean(TransactionTemplate.class);
    this.sagas = requests.getBean(SagaInstanceFactory.class);
    this.saga = requests.getBean(PlacementSaga.class);
    this.relay = new CdcRelay(databases, kafka);
  }

  private static void createTopics(String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      List<NewTopic> topics =
          List.of(PlacementSaga.HOMES, PlacementSaga.MONEY, PlacementSaga.REPLIES).stream()
              .map(name -> new NewTopic(name, 6, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    }
  }

  @Override
  public String name() {
    return "Eventuate Tram Sagas";
  }

  /** Its polling would take time of the others, so it rests while they are measured. */
  @Override
  public void wake() {
    relay.lead();
  }

  @Override
  public void rest() {
    relay.rest();
  }

  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = completions.open(id);
    transaction.executeWithoutResult(
        status -> {
          jdbc.update("insert into request (id) values (?)", id);
          sagas.create(saga, new Placement(id.toString()));
        });
    return flow;
  }

  private void place(UUID id) {
    jdbc.update("update request set placed = true where id = ?", id);
  }

  private void placed(UUID id) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            completions.done(List.of(id));
          }
        });
  }

  @Override
  public void verify() throws SQLException {
    databases.verify();
  }

  @Override
  public void close() {
    relay.close();
    requests.close();
    participants.forEach(ConfigurableApplicationContext::close);
  }
}
