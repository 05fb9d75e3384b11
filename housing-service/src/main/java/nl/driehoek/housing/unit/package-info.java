/** Homes, registered by their corporation. */
@NullMarked
package nl.driehoek.housing.unit;

import org.jspecify.annotations.NullMarked;
