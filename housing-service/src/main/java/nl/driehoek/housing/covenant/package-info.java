/**
 * What covenants say about parties and promised homes, as far as housing needs it (a projection).
 */
@NullMarked
package nl.driehoek.housing.covenant;

import org.jspecify.annotations.NullMarked;
