/**
 * The text of a covenant: its words as records, what makes a text sound, its canonical form and
 * hash, and the differences between two texts. Pure: no database, no web.
 */
@NullMarked
package nl.driehoek.covenant.text;

import org.jspecify.annotations.NullMarked;
