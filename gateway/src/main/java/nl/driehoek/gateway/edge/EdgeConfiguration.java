package nl.driehoek.gateway.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.driehoek.gateway.ServiceAddresses;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * The order in which a request meets the edge: platform-web's outermost filter (trace, headers,
 * problems), hygiene, CORS, token, rate limit, authorisation, body.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
  private static final int AFTER_THE_OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 10;
  private static final Set<String> OPEN =
      Set.of(
          "/",
          "/health",
          "/api",
          "/v1/openapi.json",
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness");
  private static final Pattern DOCUMENT = Pattern.compile("/[a-z]+/v1/openapi\\.json");
  private static final Set<String> GUARDED = Set.of("/clock", "/consistency");
  private static final Set<String> SIGN_IN =
      Set.of("/oauth2/authorization/driehoek", "/login/oauth2/code/driehoek");

  @Bean
  Callers callers(EdgeProperties limits) {
    return new Callers(limits.trustedProxies());
  }

  @Bean
  RateLimit rateLimit(EdgeProperties limits, Callers callers) {
    return new RateLimit(limits, callers);
  }

  /** In the security chain only, not once more as a filter of the container. */
  @Bean
  FilterRegistrationBean<RateLimit> rateLimitInChainOnly(RateLimit rateLimit) {
    var registration = new FilterRegistrationBean<>(rateLimit);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  FilterRegistrationBean<HygieneFilter> hygiene(EdgeProperties limits, ServiceAddresses addresses) {
    var own = new HashSet<>(OPEN);
    own.addAll(GUARDED);
    own.addAll(SIGN_IN);
    var rules = new RequestRules(addresses.names(), own, limits.uriLengthMax());
    var registration = new FilterRegistrationBean<>(new HygieneFilter(rules, limits.headersMax()));
    registration.setOrder(AFTER_THE_OUTERMOST);
    return registration;
  }

  @Bean
  FilterRegistrationBean<CorsEdge> cors(EdgeProperties limits) {
    var registration = new FilterRegistrationBean<>(new CorsEdge(limits.corsOrigins()));
    registration.setOrder(AFTER_THE_OUTERMOST + 10);
    return registration;
  }

  @Bean
  SecurityFilterChain gatewayChain(
      HttpSecurity http,
      JwtDecoder tokens,
      EdgeProperties limits,
      RateLimit rateLimit,
      AuthenticationEntryPoint problemEntryPoint,
      AccessDeniedHandler accessDenied) {
    var authorities = new JwtAuthenticationConverter();
    authorities.setJwtGrantedAuthoritiesConverter(token -> List.of());
    AuthenticationEntryPoint entryPoint =
        (request, response, failure) -> {
          if (request.getHeader("Authorization") != null) {
            rateLimit.countStranger(request, response);
          }
          problemEntryPoint.commence(request, response, failure);
        };
    return http.csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
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
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(EdgeConfiguration::isOpen)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .addFilterAfter(rateLimit, BearerTokenAuthenticationFilter.class)
        .addFilterAfter(
            new BodyFilter(limits.bodyMax(), limits.bodyWithin()), AuthorizationFilter.class)
        .build();
  }

  /** What may be read without login: the contracts, health, and where things are. */
  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getRequestURI();
    return Set.of("GET", "HEAD").contains(request.getMethod())
        && (OPEN.contains(path) || DOCUMENT.matcher(path).matches());
  }
}
