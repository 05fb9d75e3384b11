package nl.driehoek.capacity.outflow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who took a step: a person in a role, or the system on a message or a deadline. */
record Actor(String role, @Nullable UUID organisationId, @Nullable String subject) {

  static final Actor SYSTEM = new Actor(Turn.SYSTEM, null, null);
}
