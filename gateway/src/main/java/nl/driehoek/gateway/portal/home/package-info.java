/** The pages about homes: supply, publication, who is in line and why, offers and tenancies. */
@NullMarked
package nl.driehoek.gateway.portal.home;

import org.jspecify.annotations.NullMarked;
