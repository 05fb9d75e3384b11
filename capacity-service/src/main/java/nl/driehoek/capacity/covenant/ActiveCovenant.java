package nl.driehoek.capacity.covenant;

import java.time.LocalDate;
import java.util.UUID;

/** A covenant that holds today, with the terms that matter to an outflow. */
public record ActiveCovenant(
    UUID id,
    int version,
    UUID municipalityId,
    String regionCode,
    LocalDate validUntil,
    int readinessWorkingDays,
    int urgencyWorkingDays,
    int careWorkingDays,
    int supportWorkingDays,
    int returnPlaceMonths) {}
