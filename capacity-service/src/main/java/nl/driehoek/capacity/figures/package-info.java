/** What this service states about its own tables, for the reconciliation of finance-service. */
@NullMarked
package nl.driehoek.capacity.figures;

import org.jspecify.annotations.NullMarked;
