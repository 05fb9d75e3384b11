/** Houses, and how many of their places are in which state on a day. */
@NullMarked
package nl.driehoek.capacity.location;

import org.jspecify.annotations.NullMarked;
