/** What all services said, held against each other and against the ledger. */
@NullMarked
package nl.driehoek.finance.conservation;

import org.jspecify.annotations.NullMarked;
