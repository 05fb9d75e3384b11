/** What this service states about its own tables, for the reconciliation of finance-service. */
@NullMarked
package nl.driehoek.housing.figures;

import org.jspecify.annotations.NullMarked;
