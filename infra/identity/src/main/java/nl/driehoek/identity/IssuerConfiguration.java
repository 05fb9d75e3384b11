package nl.driehoek.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The issuer by the rules of OAuth-NL: a client proves itself with a signed assertion, a browser comes with a code and
 * PKCE, and neither the implicit nor the password grant exists.
 */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(60);
  private static final String AUDIENCE = "driehoek";

  @Bean
  Map<String, Identity> identities() {
    return Identity.all();
  }

  @Bean
  AuthorizationServerSettings settings(@Value("${driehoek.identity.issuer}") String issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer).build();
  }

  @Bean
  JWKSource<SecurityContext> signingKeys(KeyFolder keys) {
    return new ImmutableJWKSet<>(new JWKSet(keys.signingKey()));
  }

  @Bean
  RegisteredClientRepository clients(
      KeyFolder keys, @Value("${driehoek.identity.gateway-redirect-uri}") String redirectUri) {
    List<RegisteredClient> clients = new ArrayList<>();
    for (Identity identity : Identity.all().values()) {
      keys.clientKey(identity.clientId());
      clients.add(
          client(identity.clientId())
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build());
    }
    keys.clientKey("gateway");
    clients.add(
        client("gateway")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .redirectUri(redirectUri)
            .scope(OidcScopes.OPENID)
            .build());
    return new InMemoryRegisteredClientRepository(clients);
  }

  private static RegisteredClient.Builder client(String id) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                .build())
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build());
  }

  /** Puts the organisation and the roles into the token, and makes it an access token by RFC 9068. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(Map<String, Identity> identities) {
    return context -> {
      String client = context.getRegisteredClient().getClientId();
      boolean machine =
          AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
      Authentication person = context.getPrincipal();
      String name =
          machine || person == null ? client.substring("cli-".length()) : person.getName();
      Identity identity = identities.get(name);
      if (identity == null) {
        throw new IllegalStateException("No identity for client " + client);
      }
      boolean access = "access_token".equals(context.getTokenType().getValue());
      if (access) {
        context.getJwsHeader().type("at+jwt");
      }
      context
          .getClaims()
          .id(UUID.randomUUID().toString())
          .subject(identity.subject())
          .claim("org", identity.organisationId())
          .claim("org_kind", identity.organisationKind())
          .claim("roles", identity.roles())
          .claims(
              claims -> {
                if (access) {
                  claims.put("aud", List.of(AUDIENCE));
                  claims.put("client_id", client);
                }
              });
    };
  }

  @Bean
  UserDetailsService people(Map<String, Identity> identities, KeyFolder keys) {
    String password = "{noop}" + keys.loginPassword();
    List<UserDetails> people =
        identities.keySet().stream()
            .map(name -> User.withUsername(name).password(password).authorities("USER").build())
            .toList();
    return new InMemoryUserDetailsManager(people);
  }

  @Bean
  @Order(1)
  SecurityFilterChain issuer(HttpSecurity http, KeyFolder keys) {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            with ->
                with.oidc(Customizer.withDefaults())
                    .clientAuthentication(
                        authentication ->
                            authentication.authenticationProviders(
                                providers ->
                                    providers.stream()
                                        .filter(
                                            JwtClientAssertionAuthenticationProvider.class
                                                ::isInstance)
                                        .map(JwtClientAssertionAuthenticationProvider.class::cast)
                                        .forEach(
                                            provider ->
                                                provider.setJwtDecoderFactory(
                                                    client -> assertionsOf(client, keys))))))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            handling ->
                handling.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"), aBrowser()))
        .build();
  }

  private static MediaTypeRequestMatcher aBrowser() {
    MediaTypeRequestMatcher asksForAPage = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    asksForAPage.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return asksForAPage;
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(Customizer.withDefaults())
        .build();
  }

  /** Reads the assertions of a client with the key that this installation gave it. */
  private static JwtDecoder assertionsOf(RegisteredClient client, KeyFolder keys) {
    try {
      NimbusJwtDecoder decoder =
          NimbusJwtDecoder.withPublicKey(keys.clientKey(client.getClientId()).toRSAPublicKey())
              .signatureAlgorithm(SignatureAlgorithm.RS256)
              .build();
      decoder.setJwtValidator(
          JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client));
      return decoder;
    } catch (JOSEException e) {
      throw new IllegalStateException("The key of " + client.getClientId() + " is broken", e);
    }
  }
}
