/** Encryption and keyed hashes for the personal data that only this service has. */
@NullMarked
package nl.driehoek.capacity.vault;

import org.jspecify.annotations.NullMarked;
