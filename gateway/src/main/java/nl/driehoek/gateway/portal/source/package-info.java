/**
 * The services as a page asks them: through the generated clients, with the time limits and the
 * breakers of the gateway, and with an answer for the page when a source is away.
 */
@NullMarked
package nl.driehoek.gateway.portal.source;

import org.jspecify.annotations.NullMarked;
