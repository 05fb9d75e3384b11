/**
 * What this service says of its audit chain to another, which keeps it, and what it keeps of
 * another: evidence that whoever owns the database cannot write anew.
 */
@NullMarked
package nl.driehoek.covenant.evidence;

import org.jspecify.annotations.NullMarked;
