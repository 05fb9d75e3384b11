/** What this service knows of active covenants: their parties and terms, by covenant events. */
@NullMarked
package nl.driehoek.capacity.covenant;

import org.jspecify.annotations.NullMarked;
