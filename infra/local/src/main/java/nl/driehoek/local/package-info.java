/**
 * The whole suite on one machine: PostgreSQL, Kafka, the issuer, the four services and the gateway,
 * each a process of its own on the loopback interface, started, watched and stopped together.
 */
@NullMarked
package nl.driehoek.local;

import org.jspecify.annotations.NullMarked;
