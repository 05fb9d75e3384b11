package nl.driehoek.contracts.messages;

import java.util.UUID;

/** Anything that travels between services. Its type name and topic are in {@link Catalogue}. */
public sealed interface Message
    permits CovenantCommand,
        CovenantEvent,
        CapacityEvent,
        HousingCommand,
        HousingEvent,
        FinanceCommand,
        FinanceEvent {

  /** The aggregate that this message belongs to; messages of one key stay in order. */
  UUID key();
}
