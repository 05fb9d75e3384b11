/**
 * The demo region Waterrijk: invented people and homes, loaded through the public interface by the
 * identities who would do it in real life. Loading it again changes nothing.
 */
@NullMarked
package nl.driehoek.local.demo;

import org.jspecify.annotations.NullMarked;
