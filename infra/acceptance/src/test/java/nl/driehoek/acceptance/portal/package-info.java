/** The pages of the running suite in a real browser, as their users see them. */
@NullMarked
package nl.driehoek.acceptance.portal;

import org.jspecify.annotations.NullMarked;
