/** Who may see what: the parameters by which every query is narrowed. */
@NullMarked
package nl.driehoek.finance.access;

import org.jspecify.annotations.NullMarked;
