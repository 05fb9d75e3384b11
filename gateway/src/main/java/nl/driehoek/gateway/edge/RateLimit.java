package nl.driehoek.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits an organisation that showed a valid token by its organisation, and everybody else by
 * remote address. Stands right after the token check. For pages, which have a session and no token,
 * see {@link #countPage} and {@link #countPerson}; what they ask of the services is bounded by
 * that.
 */
public final class RateLimit extends OncePerRequestFilter {
  private final TokenBuckets organisations;
  private final TokenBuckets addresses;
  private final TokenBuckets people;
  private final TokenBuckets houses;
  private final Callers callers;

  RateLimit(EdgeProperties limits, Callers callers) {
    this.organisations =
        new TokenBuckets(
            limits.organisationPerSecond(), limits.organisationBurst(), System::nanoTime);
    this.addresses =
        new TokenBuckets(limits.addressPerSecond(), limits.addressBurst(), System::nanoTime);
    this.people =
        new TokenBuckets(limits.addressPerSecond(), limits.addressBurst(), System::nanoTime);
    this.houses =
        new TokenBuckets(
            limits.organisationPerSecond(), limits.organisationBurst(), System::nanoTime);
    this.callers = callers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = Caller.find();
    if (caller.isPresent()) {
      allow(organisations.take(caller.get().organisationId().toString()), response);
    } else {
      countStranger(request, response);
    }
    chain.doFilter(request, response);
  }

  /** Counts a request without a valid token; a 429 problem when there were too many. */
  public void countStranger(HttpServletRequest request, HttpServletResponse response) {
    allow(addresses.take(callers.address(request)), response);
  }

  /**
   * Counts a page before it is known who asks: all that comes from one address together may ask as
   * much as an organisation, so that a whole office can work and nobody can keep the sessions busy.
   */
  public void countPage(HttpServletRequest request, HttpServletResponse response) {
    allow(houses.take(callers.address(request)), response);
  }

  /**
   * Counts a page of somebody who signed in: the person, and the organisation with its machines.
   */
  public void countPerson(String subject, String organisation, HttpServletResponse response) {
    allow(people.take(subject), response);
    allow(organisations.take(organisation), response);
  }

  private static void allow(long waitSeconds, HttpServletResponse response) {
    if (waitSeconds > 0) {
      response.setHeader("Retry-After", Long.toString(waitSeconds));
      throw ProblemException.of(429, "too-many-requests", waitSeconds);
    }
  }
}
