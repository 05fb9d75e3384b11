/**
 * A real PostgreSQL and a real Kafka on this machine, for the embedded default and for the tests,
 * started so that nothing acknowledged is lost: neither by a killed process nor by a power cut.
 */
@NullMarked
package nl.driehoek.local.pair;

import org.jspecify.annotations.NullMarked;
