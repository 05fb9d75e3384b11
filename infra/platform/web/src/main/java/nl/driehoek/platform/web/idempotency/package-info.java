/** A POST that is sent again gets the answer of the first time, and has its effect once. */
@NullMarked
package nl.driehoek.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
