/**
 * The audit trail: who saw or changed what, for whom and why, in rows that can only be added.
 * Finished rows are sealed in blocks, each with the hash of the block before; writers never wait
 * for each other.
 */
@NullMarked
package nl.driehoek.platform.web.audit;

import org.jspecify.annotations.NullMarked;
