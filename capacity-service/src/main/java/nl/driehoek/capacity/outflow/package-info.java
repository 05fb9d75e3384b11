/** The outflow of a resident: its facts, the table of steps, the rules, the journal. */
@NullMarked
package nl.driehoek.capacity.outflow;

import org.jspecify.annotations.NullMarked;
