/** Who looks: the organisation or resident to which every query is narrowed. */
@NullMarked
package nl.driehoek.housing.access;

import org.jspecify.annotations.NullMarked;
