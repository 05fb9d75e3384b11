/**
 * What moves the course: a change of one region at a time, settled until no home waits for a
 * candidate in line.
 */
@NullMarked
package nl.driehoek.housing.mediation;

import org.jspecify.annotations.NullMarked;
