/**
 * What an attacker tries, through the gateway and at each service's own port: every line of the
 * threats that concern the gateway, identity and input, on the running suite.
 */
@NullMarked
package nl.driehoek.acceptance.security;

import org.jspecify.annotations.NullMarked;
