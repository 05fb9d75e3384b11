package nl.driehoek.gateway.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.driehoek.gateway.edge.RateLimit;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts pages by person and organisation, as calls with a token are: a colleague behind the same
 * address cannot use up what I may. Who did not sign in is counted by address, and so is what needs
 * no session.
 */
final class PageLimit extends OncePerRequestFilter {
  private final RateLimit limit;

  PageLimit(RateLimit limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    limit.countPage(request, response);
    if (!request.getRequestURI().startsWith("/portal/assets/")) {
      var who = SecurityContextHolder.getContext().getAuthentication();
      if (who instanceof OAuth2AuthenticationToken signedIn) {
        OAuth2User person = signedIn.getPrincipal();
        limit.countPerson(
            person.getName(), String.valueOf(person.<Object>getAttribute("org")), response);
      } else {
        limit.countStranger(request, response);
      }
    }
    chain.doFilter(request, response);
  }
}
