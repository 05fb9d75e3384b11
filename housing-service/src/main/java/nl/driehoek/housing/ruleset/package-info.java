/** The rules of a region as data: versions, the days on which they hold, income and rent limits. */
@NullMarked
package nl.driehoek.housing.ruleset;

import org.jspecify.annotations.NullMarked;
