/** Many homes at once from a file of the corporation: each row by itself, the others go on. */
@NullMarked
package nl.driehoek.housing.intake;

import org.jspecify.annotations.NullMarked;
