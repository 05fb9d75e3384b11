package nl.driehoek.gateway.documents;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /} of a gateway without pages: says where things are, in Dutch or English. */
@RestController
@ConditionalOnProperty(
    name = "driehoek.portal.client-key",
    havingValue = "none",
    matchIfMissing = true)
class LandingController {

  @GetMapping("/")
  ResponseEntity<String> landing(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language) {
    Locale locale = Languages.preferred(language);
    ResourceBundle texts = Page.texts(locale);
    return Page.of(locale, texts.getString("landing.title"), texts.getString("landing.main"));
  }
}
