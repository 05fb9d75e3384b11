/** How long what happened to requests and places is kept, and how it goes. */
@NullMarked
package nl.driehoek.capacity.retention;

import org.jspecify.annotations.NullMarked;
