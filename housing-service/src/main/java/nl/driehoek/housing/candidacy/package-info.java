/** Residents who seek a home: one row a request, decided by pure rules. */
@NullMarked
package nl.driehoek.housing.candidacy;

import org.jspecify.annotations.NullMarked;
