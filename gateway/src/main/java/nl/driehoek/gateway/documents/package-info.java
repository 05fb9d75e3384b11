/** Where things are: the landing page, and the contracts of all services under one address. */
@NullMarked
package nl.driehoek.gateway.documents;

import org.jspecify.annotations.NullMarked;
