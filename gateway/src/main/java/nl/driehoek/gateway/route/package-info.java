/**
 * The way to the four services: one route, one connection pool, one circuit breaker and one set of
 * time-outs each, so that a service that is ill can't make another one wait.
 */
@NullMarked
package nl.driehoek.gateway.route;

import org.jspecify.annotations.NullMarked;
