/**
 * Signing in with OpenID Connect: authorization code with PKCE, a key instead of a shared secret,
 * tokens in the session only and never in the browser. Sessions are rows in a database, so that
 * they outlive the gateway and any instance may answer.
 */
@NullMarked
package nl.driehoek.gateway.portal.signin;

import org.jspecify.annotations.NullMarked;
