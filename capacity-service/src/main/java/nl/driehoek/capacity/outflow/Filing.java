package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was filed and may leave this service: what the home must have, never why.
 *
 * @param residentKey the resident's pseudonym at the housing service; null without a sign-in
 */
record Filing(
    LocalDate filedOn,
    LocalDate readyFrom,
    @Nullable String residentKey,
    int householdSize,
    boolean everyoneUnder21,
    boolean pensionAge,
    String incomeBand,
    int incomeYear,
    boolean groundFloorOrLift,
    boolean stepFree,
    boolean petAllowed,
    int roomsMin,
    @Nullable Long rentMaxCents,
    List<String> wishedAreas,
    boolean supportAgreed) {}
