/** Outflow requests: the list, one request with who acts now, and its time line. */
@NullMarked
package nl.driehoek.gateway.portal.request;

import org.jspecify.annotations.NullMarked;
