/** Turning a posted shift back: one person proposes, another decides. */
@NullMarked
package nl.driehoek.finance.reversal;

import org.jspecify.annotations.NullMarked;
