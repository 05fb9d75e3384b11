/**
 * For who leads: the control room of the triangle, and the covenants with what became of every
 * promise. Each part of a page comes from its own source.
 */
@NullMarked
package nl.driehoek.gateway.portal.steering;

import org.jspecify.annotations.NullMarked;
