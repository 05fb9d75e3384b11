package nl.driehoek.gateway.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.driehoek.platform.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Outside everything that makes a page: whatever goes wrong there, in a filter, in a template or
 * with the sessions, a person reads a page with what to do and never a problem for machines. It
 * needs no session and does not know who looks.
 */
final class FailedPages extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(FailedPages.class);
  private static final String RETRY_SECONDS = "5";

  private final ITemplateEngine templates;
  private final PageLanguage language = new PageLanguage();

  FailedPages(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * What went wrong.
   *
   * @param kind key of its words
   */
  private record Failure(int status, String kind) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException thrown) {
      if (response.isCommitted()) {
        throw thrown;
      }
      Throwable cause = thrown.getCause();
      write(
          failure(thrown instanceof ServletException && cause != null ? cause : thrown, request),
          request,
          response);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith("/portal/")) {
      return path.startsWith("/portal/assets/") || path.equals("/portal/live");
    }
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean first = path.equals("/") || path.startsWith("/oauth2/") || path.startsWith("/login/");
    return !first || accept == null || !accept.contains("text/html");
  }

  private static Failure failure(Throwable thrown, HttpServletRequest request) {
    return switch (thrown) {
      case ProblemException refusal when refusal.status() == 429 -> new Failure(429, "busy");
      case ProblemException refusal when refusal.status() < 500 ->
          new Failure(refusal.status(), "not-found");
      case RequestRejectedException e -> new Failure(400, "not-found");
      case ProblemException away -> away(away, request);
      case DataAccessException away -> away(away, request);
      case TransactionException away -> away(away, request);
      default -> {
        LOG.error("A page failed", thrown);
        yield new Failure(500, "broken");
      }
    };
  }

  private static Failure away(Exception why, HttpServletRequest request) {
    LOG.warn("No page: {}", why.getClass().getSimpleName());
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return new Failure(HttpStatus.SERVICE_UNAVAILABLE.value(), read ? "away" : "away-form");
  }

  private void write(Failure failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = language.resolveLocale(request);
    Map<String, Object> model = new HashMap<>();
    model.put("kind", failure.kind());
    model.put("trace", failure.status() == 500 ? MDC.get("traceId") : null);
    model.put("menu", List.of());
    model.put("path", "/");
    model.put("here", new Here("/", new LinkedMultiValueMap<>()));
    byte[] page =
        templates
            .process("portal/problem", new Context(locale, model))
            .getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(failure.status());
    response.setHeader("Content-Security-Policy", PageInterceptor.POLICY);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
