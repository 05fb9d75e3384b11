/**
 * Of what a past day of this service consists: homes, candidacies, lines and rules, as known then.
 */
@NullMarked
package nl.driehoek.housing.days;

import org.jspecify.annotations.NullMarked;
