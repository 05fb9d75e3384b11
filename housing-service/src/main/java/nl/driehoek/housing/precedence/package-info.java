/**
 * Placing a candidate first in line, with a reason and by two people: who, why and what came of it.
 */
@NullMarked
package nl.driehoek.housing.precedence;

import org.jspecify.annotations.NullMarked;
