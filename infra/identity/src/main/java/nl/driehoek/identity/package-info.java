/**
 * The local OpenID Connect issuer of the embedded default: test identities, keys of its own, loopback only. It issues
 * what any issuer of a municipality would, so that the services need not know the difference.
 */
@NullMarked
package nl.driehoek.identity;

import org.jspecify.annotations.NullMarked;
