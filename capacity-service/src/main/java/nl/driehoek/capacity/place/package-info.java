/** Places in sheltered housing and what they are on each day; stays are one of those things. */
@NullMarked
package nl.driehoek.capacity.place;

import org.jspecify.annotations.NullMarked;
