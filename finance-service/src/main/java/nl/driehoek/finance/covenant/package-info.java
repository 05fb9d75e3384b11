/** What finance knows of covenants: parties, period and shares. */
@NullMarked
package nl.driehoek.finance.covenant;

import org.jspecify.annotations.NullMarked;
