/** Whether all messages of all services arrived, in one answer. */
@NullMarked
package nl.driehoek.gateway.consistency;

import org.jspecify.annotations.NullMarked;
