/** Of what a past day of this service consists: budgets and balances, as known then. */
@NullMarked
package nl.driehoek.finance.days;

import org.jspecify.annotations.NullMarked;
