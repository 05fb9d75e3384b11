/** The money of the covenants: budgets, postings, turning back, and whether all of it agrees. */
@NullMarked
package nl.driehoek.gateway.portal.money;

import org.jspecify.annotations.NullMarked;
