/**
 * The edge of a service: who calls, what the contract allows, problems instead of stack traces,
 * repeated requests with one effect, paging, versions and the audit trail.
 */
@NullMarked
package nl.driehoek.platform.web;

import org.jspecify.annotations.NullMarked;
