package nl.driehoek.gateway.portal;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that is not there because its source is away.
 *
 * @param source name of the service
 * @param since in Amsterdam; null when that is not known
 */
public record Missing(String source, @Nullable ZonedDateTime since) {
  /** Each source once. */
  public static List<Missing> of(Collection<? extends Found<?>> found) {
    Map<String, Missing> away = new LinkedHashMap<>();
    for (Found<?> each : found) {
      if (each instanceof Found.Away<?>(String source, Instant since)) {
        away.put(source, new Missing(source, Amsterdam.at(since)));
      }
    }
    return List.copyOf(away.values());
  }
}
