/**
 * The audit trail: who saw or changed what, for whom and why, in rows that can only be added and
 * that each hold the hash of the one before.
 */
@NullMarked
package nl.driehoek.platform.web.audit;

import org.jspecify.annotations.NullMarked;
