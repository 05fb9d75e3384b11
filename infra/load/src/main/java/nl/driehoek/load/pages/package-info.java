/** How long people wait for a page, and for one over a list of thousands. */
@NullMarked
package nl.driehoek.load.pages;

import org.jspecify.annotations.NullMarked;
