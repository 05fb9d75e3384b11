/** Homes promised, published, offered and let. */
@NullMarked
package nl.driehoek.housing.supply;

import org.jspecify.annotations.NullMarked;
