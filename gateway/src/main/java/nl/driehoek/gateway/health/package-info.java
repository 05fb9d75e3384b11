/** How the whole stands: every source with its state, and since when one is down. */
@NullMarked
package nl.driehoek.gateway.health;

import org.jspecify.annotations.NullMarked;
