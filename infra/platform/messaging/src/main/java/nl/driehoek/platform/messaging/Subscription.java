package nl.driehoek.platform.messaging;

import java.util.Set;

/**
 * One consumer of a service: a bean each, a thread and a consumer group each.
 *
 * @param name unique in the service and never changed: it names the group and the inbox rows
 * @param topics without prefix
 * @param bodies the classes that are handled; every other message of the topics is passed over
 */
public record Subscription(
    String name, Set<String> topics, Set<Class<?>> bodies, BatchHandler handler) {

  public Subscription {
    topics = Set.copyOf(topics);
    bodies = Set.copyOf(bodies);
  }
}
