/** Code of another service. */
@NullMarked
package nl.driehoek.elsewhere;

import org.jspecify.annotations.NullMarked;
