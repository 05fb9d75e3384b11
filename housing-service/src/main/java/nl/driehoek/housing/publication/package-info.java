/** Homes published for direct mediation. */
@NullMarked
package nl.driehoek.housing.publication;

import org.jspecify.annotations.NullMarked;
