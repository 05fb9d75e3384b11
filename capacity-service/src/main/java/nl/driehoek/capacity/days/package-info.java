/** Of what a past day of this service consists: its places and its requests, as known then. */
@NullMarked
package nl.driehoek.capacity.days;

import org.jspecify.annotations.NullMarked;
