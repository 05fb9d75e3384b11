/** Who lives where, since when. */
@NullMarked
package nl.driehoek.capacity.stay;

import org.jspecify.annotations.NullMarked;
