/**
 * Shows that the tests of the traps bite: a list of wrongs, each of which its test must find. The
 * list is held against the sources in every build, and tried by a command.
 */
@NullMarked
package nl.driehoek.acceptance.bite;

import org.jspecify.annotations.NullMarked;
