/** The one door to the suite; see the README of this module for what it refuses and why. */
@NullMarked
package nl.driehoek.gateway;

import org.jspecify.annotations.NullMarked;
