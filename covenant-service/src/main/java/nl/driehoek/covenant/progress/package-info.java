/** What became of the promises, computed from what the services and the directors report. */
@NullMarked
package nl.driehoek.covenant.progress;

import org.jspecify.annotations.NullMarked;
