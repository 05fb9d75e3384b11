package nl.driehoek.load.eventuate;

import static io.eventuate.tram.commands.consumer.CommandWithDestinationBuilder.send;

import io.eventuate.tram.commands.common.Command;
import io.eventuate.tram.commands.consumer.CommandWithDestination;
import io.eventuate.tram.sagas.orchestration.SagaDefinition;
import io.eventuate.tram.sagas.simpledsl.SimpleSaga;
import java.util.UUID;
import java.util.function.Consumer;

/** A home, then the money, then the request is placed. Nothing is refused, so nothing is undone. */
final class PlacementSaga implements SimpleSaga<PlacementSaga.Placement> {

  static final String HOMES = "eventuate.homes";
  static final String MONEY = "eventuate.money";
  static final String REPLIES = PlacementSaga.class.getName() + "-reply";

  /** What the saga remembers. */
  record Placement(String request) {}

  /** A command about one request. */
  sealed interface RequestCommand extends Command {
    String request();
  }

  /** To the service with the homes. */
  record ReserveHome(String request) implements RequestCommand {}

  /** To the service with the money. */
  record PostMoney(String request) implements RequestCommand {}

  private final Consumer<UUID> place;
  private final Consumer<UUID> placed;
  private final SagaDefinition<Placement> definition =
      step()
          .invokeParticipant(this::reserveHome)
          .step()
          .invokeParticipant(this::postMoney)
          .step()
          .invokeLocal(this::place)
          .build();

  /**
   * @param place the last change, in the transaction that ends the saga
   * @param placed told in that transaction too
   */
  PlacementSaga(Consumer<UUID> place, Consumer<UUID> placed) {
    this.place = place;
    this.placed = placed;
  }

  @Override
  public SagaDefinition<Placement> getSagaDefinition() {
    return definition;
  }

  private CommandWithDestination reserveHome(Placement placement) {
    return send(new ReserveHome(placement.request())).to(HOMES).build();
  }

  private CommandWithDestination postMoney(Placement placement) {
    return send(new PostMoney(placement.request())).to(MONEY).build();
  }

  private void place(Placement placement) {
    place.accept(UUID.fromString(placement.request()));
  }

  @Override
  public void onSagaCompletedSuccessfully(String sagaId, Placement placement) {
    placed.accept(UUID.fromString(placement.request()));
  }
}
