/** Homes of corporations, matched to residents who leave sheltered housing, up to the key. */
@NullMarked
package nl.driehoek.housing;

import org.jspecify.annotations.NullMarked;
