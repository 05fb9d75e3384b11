package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that belong to every answer, whatever it is (NLgov API Design Rules 2.2.0). */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void put(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
