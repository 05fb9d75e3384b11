/** The homes that corporations promised for a year: reserved, delivered, given back. */
@NullMarked
package nl.driehoek.covenant.quota;

import org.jspecify.annotations.NullMarked;
