/**
 * Breaks the running suite on purpose, one fault at a time and in pairs, under a load of whole
 * flows, and checks from outside, as an auditor, whether its promises still hold.
 */
@NullMarked
package nl.driehoek.faults;

import org.jspecify.annotations.NullMarked;
