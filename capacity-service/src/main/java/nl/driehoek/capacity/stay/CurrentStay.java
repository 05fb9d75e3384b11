package nl.driehoek.capacity.stay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a resident lives on a day. */
public record CurrentStay(
    UUID id, UUID placeId, UUID locationId, @Nullable String careIndicationReference) {}
