/**
 * The stories that the suite can play on itself, through the gateway, as the people who would do it
 * in real life.
 */
@NullMarked
package nl.driehoek.local.story;

import org.jspecify.annotations.NullMarked;
