package nl.driehoek.platform.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who calls, as the validated access token says; never taken from the body or from other headers.
 *
 * @param subject the person or machine, a stable id without meaning
 * @param organisationId on whose behalf the caller works; every query is narrowed by it
 * @param organisationKind for example MUNICIPALITY or AUDITOR
 * @param roles what the caller may do within the organisation
 * @param clientId the application through which the caller works
 */
public record Caller(
    String subject,
    UUID organisationId,
    String organisationKind,
    Set<String> roles,
    String clientId) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The caller of this request; an IllegalStateException outside an authenticated request. */
  public static Caller current() {
    return find().orElseThrow(() -> new IllegalStateException("No authenticated caller here"));
  }

  /** The caller of this request, empty where the system itself works (messages, deadlines). */
  public static Optional<Caller> find() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof JwtAuthenticationToken token
        ? Optional.of(of(token.getToken()))
        : Optional.empty();
  }

  /** Reads the claims that {@link TokenRules} has checked. */
  public static Caller of(Jwt token) {
    List<String> roles = token.getClaimAsStringList("roles");
    return new Caller(
        claim(token, "sub"),
        UUID.fromString(claim(token, "org")),
        claim(token, "org_kind"),
        roles == null ? Set.of() : Set.copyOf(roles),
        claim(token, "client_id"));
  }

  private static String claim(Jwt token, String name) {
    return Objects.requireNonNull(token.getClaimAsString(name), name);
  }

  /** Whether the caller holds this role within the organisation. */
  public boolean has(String role) {
    return roles.contains(role);
  }

  /** Refuses with a 403 problem unless the caller holds at least one of these roles. */
  public void requireAny(String... allowed) {
    for (String role : allowed) {
      if (has(role)) {
        return;
      }
    }
    throw ProblemException.forbidden("role-missing", String.join(", ", allowed));
  }
}
