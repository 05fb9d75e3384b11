/**
 * The covenant service: what municipality, care institutions, corporations and informal parties
 * promise each other, who signed it, and what became of it.
 */
@NullMarked
package nl.driehoek.covenant;

import org.jspecify.annotations.NullMarked;
