/**
 * The pages of the people: each party sees its next action. Everything on a page comes through the
 * same public interface that machines use, with the token of the person who looks; there is no
 * domain rule here. On when {@code driehoek.portal.client-key} is set.
 */
@NullMarked
package nl.driehoek.gateway.portal;

import org.jspecify.annotations.NullMarked;
