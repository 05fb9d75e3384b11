/** Accounts, and the balanced transactions that are written once and never changed. */
@NullMarked
package nl.driehoek.finance.ledger;

import org.jspecify.annotations.NullMarked;
