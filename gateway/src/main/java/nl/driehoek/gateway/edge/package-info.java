/**
 * What happens to every request before a route is looked at: hygiene, identity, limits, headers,
 * and how a refusal is worded.
 */
@NullMarked
package nl.driehoek.gateway.edge;

import org.jspecify.annotations.NullMarked;
