/** How long what was seen of requests and of the quota is kept, and how it goes. */
@NullMarked
package nl.driehoek.covenant.retention;

import org.jspecify.annotations.NullMarked;
