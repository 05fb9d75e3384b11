package nl.driehoek.covenant.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The homes of a covenant in a year.
 *
 * @param promised by all corporations together
 * @param careOrganisationIds whose residents the homes are for
 */
record YearQuota(
    int promised,
    int reserved,
    int delivered,
    boolean ended,
    Set<UUID> careOrganisationIds,
    Map<UUID, Corporation> corporations) {

  YearQuota {
    if (reserved < 0 || delivered < 0 || reserved + delivered > promised) {
      throw new IllegalArgumentException(
          "%d reserved and %d delivered of %d promised".formatted(reserved, delivered, promised));
    }
    careOrganisationIds = Set.copyOf(careOrganisationIds);
    corporations = Map.copyOf(corporations);
  }

  record Corporation(int promised, int delivered) {
    boolean isOverQuota() {
      return delivered > promised;
    }
  }

  int free() {
    return promised - reserved - delivered;
  }

  YearQuota reserve() {
    return new YearQuota(
        promised, reserved + 1, delivered, ended, careOrganisationIds, corporations);
  }

  YearQuota release() {
    return new YearQuota(
        promised, reserved - 1, delivered, ended, careOrganisationIds, corporations);
  }

  /** A reserved home becomes one that this corporation delivered, whatever it had promised. */
  YearQuota deliver(UUID corporationId) {
    Map<UUID, Corporation> next = new HashMap<>(corporations);
    next.put(
        corporationId,
        new Corporation(
            corporation(corporationId).promised(), corporation(corporationId).delivered() + 1));
    return new YearQuota(promised, reserved - 1, delivered + 1, ended, careOrganisationIds, next);
  }

  Corporation corporation(UUID corporationId) {
    return corporations.getOrDefault(corporationId, new Corporation(0, 0));
  }
}
