package nl.driehoek.gateway.portal.signin;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.driehoek.gateway.edge.RateLimit;
import nl.driehoek.gateway.portal.PortalProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;

/** How a person gets in, and out again. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
class SignInConfiguration {
  static final String REGISTRATION = "driehoek";
  private static final String SIGN_IN =
      OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
          + "/"
          + REGISTRATION;

  @Bean
  ClientRegistrationRepository issuerForPeople(PortalProperties properties) {
    URI issuer = Objects.requireNonNull(properties.issuer(), "issuer");
    URI inside = Objects.requireNonNullElse(properties.issuerInside(), issuer);
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId(REGISTRATION)
            .clientId("gateway")
            .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(Objects.requireNonNull(properties.redirectUri(), "redirectUri").toString())
            .scope(OidcScopes.OPENID)
            .issuerUri(issuer.toString())
            .authorizationUri(issuer + "/oauth2/authorize")
            .tokenUri(inside + "/oauth2/token")
            .jwkSetUri(inside + "/oauth2/jwks")
            .userNameAttributeName("sub")
            .providerConfigurationMetadata(
                Map.of("end_session_endpoint", issuer + "/connect/logout"))
            .build());
  }

  /** In the session, which is in the database: never in the browser, never in memory only. */
  @Bean
  OAuth2AuthorizedClientRepository tokensOfPeople() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeForToken(
      PortalProperties properties) {
    Path file = Objects.requireNonNull(properties.clientKey());
    String issuer = Objects.requireNonNull(properties.issuer(), "issuer").toString();
    var assertion =
        new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
            registration -> key(file));
    assertion.setJwtClientAssertionCustomizer(
        context -> context.getClaims().audience(List.of(issuer)));
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.addParametersConverter(assertion);
    return client;
  }

  @Bean
  @Order(1)
  SecurityFilterChain pagesChain(
      HttpSecurity http,
      ClientRegistrationRepository issuer,
      OAuth2AuthorizedClientRepository tokens,
      OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeForToken,
      PortalProperties properties,
      RateLimit rateLimit) {
    var requests =
        new DefaultOAuth2AuthorizationRequestResolver(
            issuer,
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var out = new OidcClientInitiatedLogoutSuccessHandler(issuer);
    out.setPostLogoutRedirectUri(Objects.requireNonNull(properties.homeUri()).toString());
    return http.securityMatcher(
            "/", "/portal/**", "/oauth2/authorization/" + REGISTRATION, "/login/oauth2/code/*")
        .headers(HeadersConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        // Only says which language; a token for it would make a session for every passer-by.
        .csrf(csrf -> csrf.ignoringRequestMatchers("/portal/language"))
        .addFilterBefore(new PageLimit(rateLimit), CsrfFilter.class)
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(
                        "/", "/portal/assets/**", "/portal/language", "/portal/refused")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SIGN_IN))
                    .accessDeniedPage("/portal/refused"))
        .oauth2Login(
            login ->
                login
                    .authorizedClientRepository(tokens)
                    .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
                    .tokenEndpoint(token -> token.accessTokenResponseClient(codeForToken))
                    .defaultSuccessUrl("/portal/start")
                    .failureUrl("/?sign-in=failed"))
        .logout(logout -> logout.logoutUrl("/portal/sign-out").logoutSuccessHandler(out))
        .build();
  }

  /** Read at each sign-in: the issuer of the local suite makes it while the gateway starts. */
  private static JWK key(Path file) {
    try {
      return JWK.parse(Files.readString(file));
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("Cannot read the key of the portal: " + file, e);
    }
  }
}
