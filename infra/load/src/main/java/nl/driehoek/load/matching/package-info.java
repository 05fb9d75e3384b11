/**
 * How fast candidates are matched with homes: by the real service with its database and its topics,
 * and by the rules alone.
 */
@NullMarked
package nl.driehoek.load.matching;

import org.jspecify.annotations.NullMarked;
