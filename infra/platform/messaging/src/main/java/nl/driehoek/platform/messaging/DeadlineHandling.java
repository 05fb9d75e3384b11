package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What happens when deadlines of a kind have passed by the business clock: a bean each.
 *
 * @param handler gets the keys, earliest first, in a transaction in which the deadlines are already
 *     gone. When it throws they are back: tried again at once after a failure of the
 *     infrastructure, else one by one, and the failing one each minute with an alert
 */
public record DeadlineHandling(String kind, Consumer<List<UUID>> handler) {}
