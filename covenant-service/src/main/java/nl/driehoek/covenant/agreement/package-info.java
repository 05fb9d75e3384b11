/** From draft to signature to amendment: the versions of a covenant. */
@NullMarked
package nl.driehoek.covenant.agreement;

import org.jspecify.annotations.NullMarked;
