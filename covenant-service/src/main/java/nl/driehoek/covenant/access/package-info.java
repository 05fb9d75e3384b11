/** Who may see which covenant. Every query about a covenant starts here. */
@NullMarked
package nl.driehoek.covenant.access;

import org.jspecify.annotations.NullMarked;
