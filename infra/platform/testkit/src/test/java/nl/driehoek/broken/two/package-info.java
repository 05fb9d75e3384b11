/** The other end of a cycle. */
@NullMarked
package nl.driehoek.broken.two;

import org.jspecify.annotations.NullMarked;
