package nl.driehoek.gateway.portal;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the pages need.
 *
 * @param clientKey file with the key (as JWK) with which the gateway shows the issuer who it is;
 *     without it there are no pages
 * @param issuer as a browser reaches it, and as its tokens name it
 * @param issuerInside where the gateway itself reaches the issuer
 * @param redirectUri to which the issuer sends a browser back, to the letter
 * @param homeUri to which the issuer sends a browser after signing out
 * @param sessions the database that keeps the sessions
 */
@ConfigurationProperties("driehoek.portal")
public record PortalProperties(
    @Nullable Path clientKey,
    @Nullable URI issuer,
    @Nullable URI issuerInside,
    @Nullable URI redirectUri,
    @Nullable URI homeUri,
    @Nullable Sessions sessions) {

  /** A PostgreSQL database: its JDBC address, and who may use it. */
  public record Sessions(String url, String username, String password) {}
}
