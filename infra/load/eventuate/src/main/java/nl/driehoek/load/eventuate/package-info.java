/**
 * The flow of the seam as an orchestrated saga of Eventuate Tram, as its manual has it. It is
 * loaded apart, with the Spring Boot and the Kafka client that it was built for; of the benchmarks
 * it sees only the seam.
 */
@NullMarked
package nl.driehoek.load.eventuate;

import org.jspecify.annotations.NullMarked;
