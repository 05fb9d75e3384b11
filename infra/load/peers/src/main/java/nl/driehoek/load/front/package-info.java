/**
 * Requests that come over HTTP to a server as every service of the suite is one, the same before
 * each pipeline: token, contract, idempotency key, audit row, and then the pipeline's own part in
 * the same transaction.
 */
@NullMarked
package nl.driehoek.load.front;

import org.jspecify.annotations.NullMarked;
