/** What the first page says: what waits for a person, and what changed. */
@NullMarked
package nl.driehoek.gateway.portal.start;

import org.jspecify.annotations.NullMarked;
