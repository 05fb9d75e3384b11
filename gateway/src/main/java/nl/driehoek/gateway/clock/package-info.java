/** Moves the business date forward for demonstrations; only where a clock file is configured. */
@NullMarked
package nl.driehoek.gateway.clock;

import org.jspecify.annotations.NullMarked;
