/**
 * The contract of a service at work: its OpenAPI document is served as it is, and every request is
 * held against it before a controller sees it.
 */
@NullMarked
package nl.driehoek.platform.web.contract;

import org.jspecify.annotations.NullMarked;
