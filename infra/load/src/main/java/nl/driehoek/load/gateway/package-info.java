/** What the door costs: the same question to a service through the gateway, nginx, and directly. */
@NullMarked
package nl.driehoek.load.gateway;

import org.jspecify.annotations.NullMarked;
