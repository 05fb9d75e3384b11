/**
 * What the seam between services can carry: the same flow of four transactions and three hops
 * through the messaging of the platform, and beside it, in the same run, through an outbox that
 * sends and deletes one row at a time. No HTTP.
 */
@NullMarked
package nl.driehoek.load.seam;

import org.jspecify.annotations.NullMarked;
