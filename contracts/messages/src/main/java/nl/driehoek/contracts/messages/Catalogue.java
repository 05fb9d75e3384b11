package nl.driehoek.contracts.messages;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every message with its CloudEvents type and its topic. */
public final class Catalogue {

  /** Events of the covenant service; key: the covenant or the request. */
  public static final String COVENANT_EVENTS = "driehoek.covenant.events";

  public static final String COVENANT_COMMANDS = "driehoek.covenant.commands";

  /** Events of the capacity service; key: the request, or the place. */
  public static final String CAPACITY_EVENTS = "driehoek.capacity.events";

  /** Events of the housing service; key: the request, or the unit. */
  public static final String HOUSING_EVENTS = "driehoek.housing.events";

  public static final String HOUSING_COMMANDS = "driehoek.housing.commands";

  /** Events of the finance service; key: the request, or the budget. */
  public static final String FINANCE_EVENTS = "driehoek.finance.events";

  public static final String FINANCE_COMMANDS = "driehoek.finance.commands";

  private static final Map<String, Class<? extends Message>> TYPES = types(Message.class);

  private Catalogue() {}

  /**
   * All messages by their CloudEvents type, such as {@code nl.driehoek.housing.home-offered.v1}.
   */
  public static Map<String, Class<? extends Message>> types() {
    return TYPES;
  }

  /** The topics of all services, sorted; each has to exist before a service starts. */
  public static List<String> topics() {
    return TYPES.values().stream().map(Catalogue::topic).distinct().sorted().toList();
  }

  /** The topic on which messages of this class travel. */
  public static String topic(Class<?> message) {
    return stream(message).topic();
  }

  private static Map<String, Class<? extends Message>> types(Class<? extends Message> root) {
    Map<String, Class<? extends Message>> types = new TreeMap<>();
    leaves(root)
        .forEach(
            leaf ->
                types.put(
                    "nl.driehoek."
                        + stream(leaf).service()
                        + "."
                        + kebab(leaf.getSimpleName())
                        + ".v1",
                    leaf.asSubclass(Message.class)));
    return Collections.unmodifiableMap(types);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    return permitted == null
        ? Stream.of(type)
        : Arrays.stream(permitted).flatMap(Catalogue::leaves);
  }

  private static MessageStream stream(Class<?> message) {
    return families(message)
        .map(family -> family.getAnnotation(MessageStream.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(message + " belongs to no stream"));
  }

  private static Stream<Class<?>> families(Class<?> type) {
    return Stream.concat(
        Stream.of(type), Arrays.stream(type.getInterfaces()).flatMap(Catalogue::families));
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
