/**
 * A small client of the public interface, as an integrator would write it: tokens, idempotency
 * keys, and patience with a source that is away for a moment.
 */
@NullMarked
package nl.driehoek.local.http;

import org.jspecify.annotations.NullMarked;
