package nl.driehoek.capacity.outflow;

import java.util.UUID;

/** Whose request it is, and which place it will free. */
record Origin(UUID careOrganisationId, UUID residentId, UUID stayId, UUID placeId) {}
