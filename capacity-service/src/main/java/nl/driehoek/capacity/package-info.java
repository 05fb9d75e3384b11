/** The capacity service: places, stays, residents and the outflow, composed from its features. */
@NullMarked
package nl.driehoek.capacity;

import org.jspecify.annotations.NullMarked;
