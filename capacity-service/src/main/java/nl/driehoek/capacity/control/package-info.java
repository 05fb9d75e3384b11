/** Figures for who leads: where the flow stands, where it is stuck, and places by month. */
@NullMarked
package nl.driehoek.capacity.control;

import org.jspecify.annotations.NullMarked;
