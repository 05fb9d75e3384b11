package nl.driehoek.platform.testkit;

import nl.driehoek.local.pair.EmbeddedPair;

/**
 * The database of this test class, for a test that looks into it beside the service.
 *
 * @param database its address and its owner
 */
public record TestDatabase(EmbeddedPair.Database database) {}
