/** How long what this service decided is kept, and how it goes. */
@NullMarked
package nl.driehoek.housing.retention;

import org.jspecify.annotations.NullMarked;
