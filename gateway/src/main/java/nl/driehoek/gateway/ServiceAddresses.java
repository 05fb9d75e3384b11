package nl.driehoek.gateway;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The services behind the gateway.
 *
 * @param services address by name; the name is the first segment of the paths of the service
 */
@ConfigurationProperties("driehoek.gateway")
public record ServiceAddresses(Map<String, URI> services) {

  public ServiceAddresses {
    if (services == null || services.isEmpty()) {
      throw new IllegalArgumentException("driehoek.gateway.services is empty");
    }
  }

  /** What the paths may start with. */
  public Set<String> names() {
    return services.keySet();
  }
}
