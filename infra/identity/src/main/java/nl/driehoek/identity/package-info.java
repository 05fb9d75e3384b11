/**
 * The OpenID Connect issuer of the embedded default: test identities, tokens signed with a key that
 * stays, and nothing beyond this machine.
 */
@NullMarked
package nl.driehoek.identity;

import org.jspecify.annotations.NullMarked;
