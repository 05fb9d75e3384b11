package nl.driehoek.platform.messaging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages that a service can send and understand: their type names, topics and keys. */
public final class MessageTypes {

  private final Map<String, Class<?>> classes;
  private final Map<Class<?>, String> names;
  private final Function<Class<?>, String> topic;
  private final Function<Object, UUID> key;
  private final Function<Object, List<String>> faults;

  private MessageTypes(
      Map<String, ? extends Class<?>> types,
      Function<Class<?>, String> topic,
      Function<Object, UUID> key,
      Function<Object, List<String>> faults) {
    this.classes = Map.copyOf(types);
    this.names = new LinkedHashMap<>();
    types.forEach((name, type) -> names.put(type, name));
    this.topic = topic;
    this.key = key;
    this.faults = faults;
  }

  /**
   * @param types classes by CloudEvents type, such as {@code nl.driehoek.housing.home-offered.v1}
   * @param topic the topic of a class, without prefix
   * @param key the key of a message: messages of one key stay in order
   */
  public static MessageTypes of(
      Map<String, ? extends Class<?>> types,
      Function<Class<?>, String> topic,
      Function<Object, UUID> key) {
    return new MessageTypes(types, topic, key, body -> List.of());
  }

  /** The same, where a message is sent only when this function finds no fault in it. */
  public MessageTypes checked(Function<Object, List<String>> everyFault) {
    return new MessageTypes(classes, topic, key, everyFault);
  }

  /** In which places a message does not fit its schema; never what stands there. */
  List<String> faults(Object body) {
    return faults.apply(body);
  }

  /** The class that travels under this type name, or null when this service does not know it. */
  public @Nullable Class<?> find(String type) {
    return classes.get(type);
  }

  /** The type name of a message class; fails for a class that was never declared. */
  public String name(Class<?> body) {
    return Objects.requireNonNull(names.get(body), () -> body + " is no declared message");
  }

  public String topic(Class<?> body) {
    return topic.apply(body);
  }

  public UUID key(Object body) {
    return key.apply(body);
  }

  /** All topics of these messages, without prefix. */
  public SortedSet<String> topics() {
    SortedSet<String> topics = new TreeSet<>();
    Collection<Class<?>> all = classes.values();
    all.forEach(type -> topics.add(topic(type)));
    return topics;
  }
}
