/**
 * What each service says of its own tables, held against what its messages add up to. A difference
 * is a case with an owner, and only a later comparison that agrees closes it.
 */
@NullMarked
package nl.driehoek.finance.reconciliation;

import org.jspecify.annotations.NullMarked;
