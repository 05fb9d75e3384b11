package nl.driehoek.platform.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;

/** Every method {@code save} of the class reaches the outbox, itself or through its own methods. */
final class EventWithEachSave extends ArchCondition<JavaClass> {

  private static final String OUTBOX = "nl.driehoek.platform.messaging.Outbox";

  EventWithEachSave() {
    super("append to the outbox whenever they save");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getMethods().stream()
        .filter(method -> method.getName().equals("save"))
        .filter(method -> !reachesOutbox(method, new HashSet<>()))
        .forEach(
            method ->
                events.add(
                    SimpleConditionEvent.violated(
                        method, method.getFullName() + " saves without an event")));
  }

  private static boolean reachesOutbox(JavaCodeUnit method, Set<JavaCodeUnit> visited) {
    if (!visited.add(method)) {
      return false;
    }
    return method.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getTargetOwner().getFullName().equals(OUTBOX))
        || method.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().equals(method.getOwner()))
            .flatMap(call -> call.getTarget().resolveMember().stream())
            .anyMatch(called -> reachesOutbox(called, visited));
  }
}
