/** One home offered to one candidate until a last day: its states and pure rules. */
@NullMarked
package nl.driehoek.housing.offer;

import org.jspecify.annotations.NullMarked;
