package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something that a service states from time to time about what it has in its tables: a bean each.
 *
 * @param bodies the messages of this moment, each of its own key; called inside a transaction
 */
public record Stating(String name, Supplier<? extends List<?>> bodies) {}
