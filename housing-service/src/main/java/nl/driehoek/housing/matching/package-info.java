/** Who fits which home, in which order, and why: pure rules, stored lines, fair pairing. */
@NullMarked
package nl.driehoek.housing.matching;

import org.jspecify.annotations.NullMarked;
