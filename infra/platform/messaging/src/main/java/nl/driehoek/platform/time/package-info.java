/**
 * Business time: a clock that can run ahead of real time in the embedded default, the date in the
 * Netherlands, and working days. Tokens, Kafka, locks and table partitions use real time instead,
 * as does what comes back after a pause.
 */
@NullMarked
package nl.driehoek.platform.time;

import org.jspecify.annotations.NullMarked;
