/** Breaks no rule. */
@NullMarked
package nl.driehoek.sound.desk;

import org.jspecify.annotations.NullMarked;
