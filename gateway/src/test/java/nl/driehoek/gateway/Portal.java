package nl.driehoek.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.platform.testkit.TestIdentity;
import nl.driehoek.platform.testkit.TestTokens;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** The pages of a real gateway, with sessions in a real database, for people who are signed in. */
final class Portal implements AutoCloseable {
  private static final String COOKIE = "driehoek-session=";
  private static final HttpClient BROWSER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  final Suite suite;
  final EmbeddedPair.Database sessions;

  /** With these properties on top of the defaults: name, value, name, value. */
  Portal(String... properties) {
    this(EmbeddedPair.shared().newDatabase(), properties);
  }

  /** One more gateway on the sessions of another. */
  Portal(EmbeddedPair.Database sessions, String... properties) {
    this.sessions = sessions;
    List<String> all = new ArrayList<>(Arrays.asList(properties));
    String issuer = TestTokens.shared().issuer();
    all.addAll(List.of("driehoek.portal.client-key", "target/no-key.json"));
    all.addAll(List.of("driehoek.portal.issuer", issuer));
    all.addAll(List.of("driehoek.portal.redirect-uri", "http://127.0.0.1/login/oauth2/code/d"));
    all.addAll(List.of("driehoek.portal.home-uri", "http://127.0.0.1/"));
    all.addAll(List.of("driehoek.portal.sessions.url", sessions.url()));
    all.addAll(List.of("driehoek.portal.sessions.username", sessions.username()));
    all.addAll(List.of("driehoek.portal.sessions.password", sessions.password()));
    this.suite = new Suite(all.toArray(String[]::new));
  }

  /** The cookie of somebody who signed in here. */
  String signedIn(String name) {
    TestIdentity who = TestIdentity.of(name);
    Instant now = Instant.now();
    Map<String, Object> claims =
        Map.of(
            "sub",
            who.subject().toString(),
            "org",
            who.organisationId().toString(),
            "preferred_username",
            name,
            "org_name",
            "Huis");
    var authorities = AuthorityUtils.createAuthorityList("OIDC_USER");
    var user =
        new DefaultOidcUser(
            authorities, new OidcIdToken("not-shown", now, now.plusSeconds(600), claims));
    Session session = sessions().createSession();
    session.setAttribute(
        "SPRING_SECURITY_CONTEXT",
        new SecurityContextImpl(new OAuth2AuthenticationToken(user, authorities, "driehoek")));
    has(session, name, TestTokens.shared().of(name));
    return COOKIE
        + Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
  }

  /** The session of this cookie goes on, but the access of its person is over. */
  void accessIsOver(String cookie, String name) {
    byte[] id = Base64.getDecoder().decode(cookie.substring(COOKIE.length()));
    has(
        sessions().findById(new String(id, StandardCharsets.UTF_8)),
        name,
        TestTokens.shared().wrong(TestTokens.Wrong.EXPIRED, name));
  }

  private void has(Session session, String name, String token) {
    ClientRegistration issuer =
        suite.part(ClientRegistrationRepository.class).findByRegistrationId("driehoek");
    Instant now = Instant.now();
    var access =
        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, now, now.plusSeconds(600));
    String subject = TestIdentity.of(name).subject().toString();
    session.setAttribute(
        HttpSessionOAuth2AuthorizedClientRepository.class.getName() + ".AUTHORIZED_CLIENTS",
        new HashMap<>(Map.of("driehoek", new OAuth2AuthorizedClient(issuer, subject, access))));
    sessions().save(session);
  }

  @SuppressWarnings("unchecked")
  private SessionRepository<Session> sessions() {
    return (SessionRepository<Session>)
        (SessionRepository<?>) suite.part(JdbcIndexedSessionRepository.class);
  }

  HttpResponse<String> get(String path, String cookie, String... headers) {
    return send("GET", path, cookie, BodyPublishers.noBody(), headers);
  }

  /** The token that a form of this page carries. */
  String csrf(String page, String cookie) {
    Matcher found = CSRF.matcher(get(page, cookie).body());
    if (!found.find()) {
      throw new AssertionError(page + " has no form");
    }
    return found.group(1);
  }

  /** Sends a form as a page of ours does; it stands as it goes over the line. */
  HttpResponse<String> post(String path, String cookie, String form, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    return send("POST", path, cookie, BodyPublishers.ofString(form), all.toArray(String[]::new));
  }

  HttpResponse<String> send(
      String method, String path, String cookie, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + suite.port() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/html")
            .header("Cookie", cookie)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return BROWSER.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    suite.close();
  }
}
