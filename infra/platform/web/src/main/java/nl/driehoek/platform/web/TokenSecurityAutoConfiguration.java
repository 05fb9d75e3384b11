package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Nobody gets in without an access token of our issuer, except to read the contract and to ask for
 * health. Who reads the meters, by which alerts sound, is an operator or a monitoring system (role
 * {@code monitor}, which may do nothing else). An application with a filter chain of its own keeps
 * the parts and replaces the chain.
 */
@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      OAuth2ResourceServerWebSecurityAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class TokenSecurityAutoConfiguration {

  /** Checks tokens: {@link Tokens}. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty({"driehoek.identity.issuer", "driehoek.identity.jwk-set-uri"})
  JwtDecoder tokens(
      @Value("${driehoek.identity.issuer}") String issuer,
      @Value("${driehoek.identity.jwk-set-uri}") String jwkSetUri,
      @Value("${driehoek.identity.audience:driehoek}") String audience) {
    return new Tokens(jwkSetUri, new TokenRules(issuer, audience, Clock.systemUTC()));
  }

  /**
   * No observation for each filter of the chain: it took a fifth of the processor time of a read,
   * and the whole request is observed anyway.
   */
  @Bean
  @ConditionalOnMissingBean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** The one Authorization header; of two nobody knows which one another reader takes. */
  @Bean
  @ConditionalOnMissingBean
  BearerTokenResolver oneBearerToken() {
    var resolver = new DefaultBearerTokenResolver();
    return request -> {
      if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
        throw new InvalidBearerTokenException("Authorization is repeated");
      }
      return resolver.resolve(request);
    };
  }

  @Bean
  @ConditionalOnMissingBean
  AuthenticationEntryPoint problemEntryPoint(ProblemWriter problems) {
    return (request, response, failure) -> unauthenticated(problems, request, response, failure);
  }

  @Bean
  @ConditionalOnMissingBean
  AccessDeniedHandler problemAccessDenied(ProblemWriter problems) {
    return (request, response, denied) -> problems.write(denied, request, response);
  }

  @Bean
  @ConditionalOnMissingBean
  RequestRejectedHandler problemRejected(ProblemWriter problems) {
    return (request, response, rejected) -> problems.write(rejected, request, response);
  }

  @Bean
  @ConditionalOnMissingBean
  SecurityFilterChain tokenChain(
      HttpSecurity http,
      JwtDecoder tokens,
      AuthenticationEntryPoint entryPoint,
      AccessDeniedHandler accessDenied) {
    var authorities = new JwtAuthenticationConverter();
    authorities.setJwtGrantedAuthoritiesConverter(token -> List.of());
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(HeadersConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(accessDenied))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler(accessDenied)
                    .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(authorities)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/v1/openapi.json", "/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/error")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                    .access((caller, request) -> mayReadMeters())
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** Meters hold no case and no person, but tell how busy and how ill a service is. */
  private static AuthorizationResult mayReadMeters() {
    Optional<Caller> caller = Caller.find();
    caller.ifPresent(known -> known.requireAny("operator", "monitor"));
    return new AuthorizationDecision(caller.isPresent());
  }

  private static void unauthenticated(
      ProblemWriter problems,
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException failure)
      throws java.io.IOException {
    boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    String challenge = tried ? "Bearer error=\"invalid_token\"" : "Bearer";
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problems.write(failure, request, response);
  }
}
