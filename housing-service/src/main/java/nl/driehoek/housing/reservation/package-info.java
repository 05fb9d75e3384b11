/** The hold of a home, in which key, expiry and release are decided against each other. */
@NullMarked
package nl.driehoek.housing.reservation;

import org.jspecify.annotations.NullMarked;
