/**
 * What this service says of its audit chain to another, which keeps it: evidence that whoever owns
 * the database cannot write anew.
 */
@NullMarked
package nl.driehoek.capacity.evidence;

import org.jspecify.annotations.NullMarked;
