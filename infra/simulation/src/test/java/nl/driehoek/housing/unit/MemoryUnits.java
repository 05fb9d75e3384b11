package nl.driehoek.housing.unit;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.simulation.housing.HousingTables;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.objenesis.SpringObjenesis;

/** Homes in memory, behind a {@link Units} of which nothing else is there. */
public final class MemoryUnits implements MethodInterceptor {

  private static final Class<?> STAND_IN = standIn();

  private final HousingTables tables;
  private final Outbox outbox;

  public MemoryUnits(HousingTables tables, Outbox outbox) {
    this.tables = tables;
    this.outbox = outbox;
  }

  private static Class<?> standIn() {
    Enhancer enhancer = new Enhancer();
    enhancer.setSuperclass(Units.class);
    enhancer.setCallbackType(MethodInterceptor.class);
    return enhancer.createClass();
  }

  /** What the use cases see; made without the constructor, which wants a database. */
  public Units units() {
    Object units = new SpringObjenesis().newInstance(STAND_IN, true);
    ((Factory) units).setCallbacks(new Callback[] {this});
    return (Units) units;
  }

  @Override
  public Object intercept(Object units, Method method, Object[] arguments, MethodProxy proxy) {
    return switch (method.getName()) {
      case "find" ->
          arguments[0] instanceof UUID id
              ? Optional.ofNullable(tables.units.get(id))
              : find((Collection<?>) arguments[0]);
      case "save" -> {
        save((Collection<?>) arguments[0], (UUID) arguments[1]);
        yield null;
      }
      default -> throw new UnsupportedOperationException("no database in the simulation");
    };
  }

  private Map<UUID, Unit> find(Collection<?> unitIds) {
    Map<UUID, Unit> found = new HashMap<>();
    for (Object id : unitIds) {
      Unit unit = tables.units.get((UUID) id);
      if (unit != null) {
        found.put(unit.unitId(), unit);
      }
    }
    return found;
  }

  /** A home that a corporation registers. */
  public void insert(Unit unit) {
    tables.units.put(unit.unitId(), unit);
    tell(unit, null);
  }

  private void save(Collection<?> histories, UUID causationId) {
    for (Object each : histories) {
      List<?> history = (List<?>) each;
      Unit first = (Unit) history.getFirst();
      Unit last = (Unit) history.getLast();
      if (tables.units.get(last.unitId()).version() != first.version() - 1) {
        throw new OptimisticLockingFailureException("a home has changed meanwhile");
      }
      tables.units.put(last.unitId(), last);
    }
    for (Object each : histories) {
      ((List<?>) each).forEach(unit -> tell((Unit) unit, causationId));
    }
  }

  private void tell(Unit unit, UUID causationId) {
    UUID about = unit.requestId() == null ? unit.unitId() : unit.requestId();
    UnitChanged event =
        new UnitChanged(
            unit.unitId(),
            unit.corporationId(),
            unit.regionCode(),
            unit.state().name(),
            unit.requestId());
    outbox.append(List.of(new Outgoing(event, unit.version(), about, causationId)));
  }
}
