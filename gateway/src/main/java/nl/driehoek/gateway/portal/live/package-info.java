/**
 * Pages that follow what others do: the events of all services, heard from Kafka, become a sign to
 * the open pages that there may be something new. A sign carries nothing; the page asks again with
 * the person's own token and so sees what it may see. Decision 0038.
 */
@NullMarked
package nl.driehoek.gateway.portal.live;

import org.jspecify.annotations.NullMarked;
