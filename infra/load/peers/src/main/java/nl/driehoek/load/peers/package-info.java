/**
 * The flow of the seam through what others use for it, each as its manual says, beside the platform
 * in the same run on the same PostgreSQL and Kafka.
 */
@NullMarked
package nl.driehoek.load.peers;

import org.jspecify.annotations.NullMarked;
