/**
 * For who watches over the whole: health, messages on their way or stuck, the audit trail, and how
 * Driehoek is set up.
 */
@NullMarked
package nl.driehoek.gateway.portal.operations;

import org.jspecify.annotations.NullMarked;
