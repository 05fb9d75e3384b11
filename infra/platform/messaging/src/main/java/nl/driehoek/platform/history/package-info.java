/**
 * What only grows: append-only tables by the year in which a row was written, and how they expire.
 */
@NullMarked
package nl.driehoek.platform.history;

import org.jspecify.annotations.NullMarked;
