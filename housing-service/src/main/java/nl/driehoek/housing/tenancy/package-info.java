/** The three-party tenancy with its care agreement: signatures, what is missing, the key. */
@NullMarked
package nl.driehoek.housing.tenancy;

import org.jspecify.annotations.NullMarked;
