/** The names of organisations, as the covenants that a person may read name them. */
@NullMarked
package nl.driehoek.gateway.portal.party;

import org.jspecify.annotations.NullMarked;
