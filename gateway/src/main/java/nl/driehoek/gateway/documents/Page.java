package nl.driehoek.gateway.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A plain page: one style, no script, nothing from elsewhere. */
final class Page {
  private static final ResourceBundle.Control NO_MACHINE_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final String STYLE =
      "body{font:1.125rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1a1a1a;background:#fff}a{color:#00508c}h1{font-size:1.75rem}"
          + "a:focus{outline:3px solid #00508c;outline-offset:2px}li{margin:.5rem 0}"
          + "code{background:#f0f0f0;padding:.1rem .3rem}";
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Page() {}

  static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle("gateway-pages", locale, NO_MACHINE_LOCALE);
  }

  /** The page in this language; title and main are HTML already. */
  static ResponseEntity<String> of(Locale locale, String title, String main) {
    String html =
        """
        <!doctype html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
        <title>%s</title><style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        </main></body>
        </html>
        """
            .formatted(locale.getLanguage(), title, STYLE, title, main);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(html);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
