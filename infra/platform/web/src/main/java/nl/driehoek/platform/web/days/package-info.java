/**
 * Any past day can be seen again: what was known at its end, rebuilt from history, with its hash
 * beside the one that was stored that night. A service says of which lines its days consist.
 */
@NullMarked
package nl.driehoek.platform.web.days;

import org.jspecify.annotations.NullMarked;
