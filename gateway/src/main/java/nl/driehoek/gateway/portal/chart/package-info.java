/** Charts drawn by the server: shapes without script or style, each beside a table of the same. */
@NullMarked
package nl.driehoek.gateway.portal.chart;

import org.jspecify.annotations.NullMarked;
