package nl.driehoek.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page where a person chooses a test identity and gives the password of this installation. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

  @Bean
  @Order(2)
  SecurityFilterChain loginChain(HttpSecurity http, IdentitySettings settings) {
    String csp =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' "
            + origin(URI.create(settings.gatewayRedirectUri()));
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/login", "/actuator/health", "/actuator/health/**", "/error")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(csp)))
        .formLogin(form -> form.loginPage("/login"))
        .build();
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** Found by name; known to tokens by subject. */
  @Bean
  UserDetailsService people(Identities identities, SecretFiles files, PasswordEncoder encoder) {
    String password = encoder.encode(files.password("login-password.txt"));
    return name ->
        identities
            .named(name)
            .map(
                identity ->
                    User.withUsername(identity.subject().toString())
                        .password(password)
                        .authorities("ROLE_PERSON")
                        .build())
            .orElseThrow(() -> new UsernameNotFoundException("Nobody of that name"));
  }

  @RestController
  static final class LoginPage {
    private static final String PAGE =
        """
        <!doctype html>
        <html lang="nl"><head><meta charset="utf-8"><title>Inloggen bij Driehoek</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>body{font:1.1rem/1.5 sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem;\
        color:#1a1a1a;background:#fff}label,select,input,button{display:block;width:100%%;\
        font:inherit;margin:.4rem 0;box-sizing:border-box}button{padding:.6rem;background:#154273;\
        color:#fff;border:0}</style></head>
        <body><main><h1>Inloggen</h1>
        <p>Dit is een oefenomgeving. Kies wie u bent.</p>%s
        <form method="post" action="/login">
        <label for="username">Wie bent u?</label><select id="username" name="username">%s</select>
        <label for="password">Wachtwoord van deze installatie</label>
        <input id="password" name="password" type="password" autocomplete="off" required>
        <input type="hidden" name="%s" value="%s">
        <button type="submit">Inloggen</button></form></main></body></html>
        """;

    private static final Map<String, String> IN_DUTCH =
        Map.of(
            "director", "directeur",
            "urgency-officer", "urgentiefunctionaris",
            "controller", "controller",
            "mentor", "mentor",
            "planner", "planner",
            "letting-officer", "verhuurmedewerker",
            "resident", "bewoner",
            "auditor", "onderzoeker",
            "operator", "beheerder");

    private final Identities identities;

    LoginPage(Identities identities) {
      this.identities = identities;
    }

    @GetMapping(path = "/login", produces = "text/html;charset=UTF-8")
    String page(HttpServletRequest request, CsrfToken csrf) {
      var options = new StringBuilder();
      for (Identity each : identities.all()) {
        String roles =
            each.roles().stream()
                .map(role -> IN_DUTCH.getOrDefault(role, role))
                .collect(Collectors.joining(" en "));
        String words = each.name() + ", " + roles + " bij " + each.organisation();
        options
            .append("<option value=\"")
            .append(each.name())
            .append("\">")
            .append(HtmlUtils.htmlEscape(words))
            .append("</option>");
      }
      String failed =
          request.getParameter("error") == null
              ? ""
              : "<p role=\"alert\">Dat wachtwoord klopt niet. Probeer het nog een keer.</p>";
      return PAGE.formatted(
          failed,
          options,
          HtmlUtils.htmlEscape(csrf.getParameterName()),
          HtmlUtils.htmlEscape(csrf.getToken()));
    }
  }
}
