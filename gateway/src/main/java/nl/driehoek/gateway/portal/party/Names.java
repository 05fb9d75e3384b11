package nl.driehoek.gateway.portal.party;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Organisations by id, for a page.
 *
 * @param known what the covenants and the token of the person say
 * @param other the words for any other organisation
 */
public record Names(Map<UUID, String> known, String other) {
  /** The name; nothing for no organisation. */
  public String of(@Nullable UUID organisation) {
    return organisation == null ? "" : Objects.requireNonNullElse(known.get(organisation), other);
  }
}
