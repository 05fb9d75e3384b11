package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The headers that belong to every answer, whatever it is (NLgov API Design Rules 2.2.0).
 *
 * @param apiVersion of the contract; null for an application without one
 */
record AnswerHeaders(@Nullable String apiVersion) {

  void put(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (apiVersion != null) {
      response.setHeader("API-Version", apiVersion);
    }
  }

  /** For an answer that the outermost filter may not have seen. */
  void putWhereAbsent(HttpServletResponse response) {
    if (!response.containsHeader("X-Content-Type-Options")) {
      put(response);
    }
  }
}
