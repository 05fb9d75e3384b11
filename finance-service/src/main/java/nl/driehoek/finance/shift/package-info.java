/** The money of one outflow request: reserved, then posted or released. */
@NullMarked
package nl.driehoek.finance.shift;

import org.jspecify.annotations.NullMarked;
