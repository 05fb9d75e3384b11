package nl.driehoek.gateway.portal.place;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the link of the board asks.
 *
 * @param locationId one house; null for all
 * @param state of the place on the day that is shown; empty for all
 * @param characteristic that the place has; empty for all
 * @param sort label or state, with a minus for the other way around
 */
record Wanted(
    Period period, @Nullable UUID locationId, String state, String characteristic, String sort) {

  boolean fits(House.Row row) {
    return (state.isEmpty() || state.equals(row.now().state().name()))
        && (characteristic.isEmpty()
            || row.place().getCharacteristics().stream()
                .anyMatch(each -> each.name().equals(characteristic)));
  }
}
