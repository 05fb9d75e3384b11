/** Breaks the rules of the house, each class one: what {@code ArchitectureRulesTest} shows. */
@NullMarked
package nl.driehoek.broken.one;

import org.jspecify.annotations.NullMarked;
