/**
 * What the parties see and do over HTTP: offers, tenancies, publications and candidacies, each
 * narrowed in SQL.
 */
@NullMarked
package nl.driehoek.housing.desk;

import org.jspecify.annotations.NullMarked;
