package nl.driehoek.housing.candidacy;

import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;

/** What one attempt of one request asks of a home; never changed. */
public record Seeker(
    UUID requestId, int attempt, UUID covenantId, UUID careOrganisationId, Profile profile) {}
