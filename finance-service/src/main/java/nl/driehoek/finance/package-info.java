/**
 * The finance service: the shared budgets of covenants in a double-entry ledger, the shift of money
 * when a resident moves out, and the proof that home, place and money agree.
 */
@NullMarked
package nl.driehoek.finance;

import org.jspecify.annotations.NullMarked;
