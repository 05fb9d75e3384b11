/** The whole flow through the gateway of the running suite, beside the seam in the same run. */
@NullMarked
package nl.driehoek.load.http;

import org.jspecify.annotations.NullMarked;
