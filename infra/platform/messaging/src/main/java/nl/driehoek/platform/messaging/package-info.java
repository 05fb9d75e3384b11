/**
 * Messages between services: in commit order per key, once in effect.
 *
 * <p>Out: {@link nl.driehoek.platform.messaging.Outbox} appends rows in the transaction that
 * changed the state; a relay sends them to Kafka in commit order (snapshot cursor, one leader,
 * fenced). In: a {@link nl.driehoek.platform.messaging.Subscription} handles each polled batch in
 * one transaction with its inbox rows; a message that cannot be handled parks its key. {@link
 * nl.driehoek.platform.messaging.Deadlines} are rows that fire by the business clock.
 *
 * <p>A service declares a {@link nl.driehoek.platform.messaging.MessageTypes} bean, its
 * subscriptions and its deadline handlings; everything else is auto-configured. Only PostgreSQL is
 * needed to start and to accept writes: while Kafka is away messages wait in the outbox.
 *
 * <p>Preconditions that the relay rests on: PostgreSQL 18 or newer, business transactions with
 * {@code synchronous_commit} on, messages of one key appended only by transactions that changed one
 * common row first, and after that change.
 */
@NullMarked
package nl.driehoek.platform.messaging;

import org.jspecify.annotations.NullMarked;
