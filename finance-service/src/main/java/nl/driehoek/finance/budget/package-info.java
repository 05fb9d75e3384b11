/** What a covenant has for a year, and where each task stands at any moment. */
@NullMarked
package nl.driehoek.finance.budget;

import org.jspecify.annotations.NullMarked;
