/**
 * The own path of a resident, and the offers of homes that a resident or a mentor answers. Written
 * for somebody with a phone and little time: plain words, one thing at a time.
 */
@NullMarked
package nl.driehoek.gateway.portal.own;

import org.jspecify.annotations.NullMarked;
