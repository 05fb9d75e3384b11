/**
 * The places board: each house with its places by day, one place, and what a planner does to it.
 */
@NullMarked
package nl.driehoek.gateway.portal.place;

import org.jspecify.annotations.NullMarked;
