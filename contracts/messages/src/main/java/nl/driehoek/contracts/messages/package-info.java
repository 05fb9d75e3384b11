/**
 * What the services tell each other over Kafka: events (something happened) and commands (please
 * do), as sealed records without behaviour. No record carries personal data: ids and pseudonyms
 * only. Money is in euro cents, dates are calendar dates in the Netherlands, instants are UTC.
 *
 * <p>Evolution has one rule: add optional fields only; anything else is a new type ({@code .v2})
 * beside the old one.
 */
@NullMarked
package nl.driehoek.contracts.messages;

import org.jspecify.annotations.NullMarked;
