/** What operators and auditors see of the messages of a service, and what operators can do. */
@NullMarked
package nl.driehoek.platform.web.operations;

import org.jspecify.annotations.NullMarked;
