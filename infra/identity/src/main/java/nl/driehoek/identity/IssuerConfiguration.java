package nl.driehoek.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The endpoints of the issuer, its key, and what its tokens say. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IdentitySettings.class, ServerProperties.class})
class IssuerConfiguration {

  /** Kept first, so that a wrong address stops the start before anything listens. */
  @Bean
  SecretFiles secretFiles(ServerProperties server, IdentitySettings settings) {
    InetAddress address = server.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new IllegalStateException(
          "This issuer has test identities: it listens on loopback only. Set server.address to"
              + " 127.0.0.1, or use an issuer of your own.");
    }
    return new SecretFiles(settings.dataDir());
  }

  @Bean
  Identities identities() {
    return new Identities();
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new Authorizations();
  }

  @Bean
  JWKSource<SecurityContext> signingKey(SecretFiles files) {
    return new ImmutableJWKSet<>(new JWKSet(files.signingKey("signing-key.json")));
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain issuerChain(
      HttpSecurity http, JwtDecoderFactory<RegisteredClient> assertions) {
    var issuer = new OAuth2AuthorizationServerConfigurer();
    return http.securityMatcher(issuer.getEndpointsMatcher())
        .with(
            issuer,
            server ->
                server
                    .oidc(Customizer.withDefaults())
                    .clientAuthentication(
                        client ->
                            client.authenticationProviders(
                                providers -> providers.forEach(each -> useKeys(each, assertions)))))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        PathPatternRequestMatcher.pathPattern("/oauth2/authorize"))
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        AnyRequestMatcher.INSTANCE))
        .build();
  }

  private static void useKeys(Object provider, JwtDecoderFactory<RegisteredClient> assertions) {
    if (provider instanceof JwtClientAssertionAuthenticationProvider byAssertion) {
      byAssertion.setJwtDecoderFactory(assertions);
    }
  }

  /** Who the token speaks for: the same for a person in a browser and for the command line. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(
      Identities identities, IdentitySettings settings) {
    return context -> {
      String client = context.getRegisteredClient().getClientId();
      boolean machine =
          AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
      var principal = context.getPrincipal();
      Identity identity =
          (machine || principal == null
                  ? identities.ofClient(client)
                  : identities.ofSubject(principal.getName()))
              .orElseThrow(() -> new IllegalStateException("Nobody for " + client));
      context
          .getClaims()
          .subject(identity.subject().toString())
          .claim("org", identity.organisationId().toString())
          .claim("org_kind", identity.organisationKind())
          .claim("roles", identity.roles());
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        context.getJwsHeader().type("at+jwt");
        context.getClaims().audience(List.of(settings.audience())).claim("client_id", client);
      } else {
        context
            .getClaims()
            .claim("preferred_username", identity.name())
            .claim("org_name", identity.organisation());
      }
    };
  }
}
