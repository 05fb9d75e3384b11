/** Residents: a pseudonym for everyone, personal data encrypted and read with a trace. */
@NullMarked
package nl.driehoek.capacity.resident;

import org.jspecify.annotations.NullMarked;
