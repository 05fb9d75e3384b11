package nl.driehoek.gateway.documents;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.gateway.ServiceAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api}: open to all, in Dutch or English. */
@RestController
class DocumentsController {
  private final ServiceAddresses addresses;

  DocumentsController(ServiceAddresses addresses) {
    this.addresses = addresses;
  }

  @GetMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
  Index index() {
    return new Index(documents());
  }

  @GetMapping(path = "/api", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language) {
    Locale locale = Languages.preferred(language);
    ResourceBundle texts = Page.texts(locale);
    String list =
        documents().stream()
            .map(
                document ->
                    "<li><a href=\"%s\">%s</a>: %s</li>"
                        .formatted(
                            document.document(),
                            document.name(),
                            text(texts, "service." + document.name())))
            .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    return Page.of(
        locale, texts.getString("api.title"), texts.getString("api.intro") + "\n" + list);
  }

  private List<Document> documents() {
    return Stream.concat(
            addresses.names().stream().sorted().map(Document::ofService),
            Stream.of(new Document("gateway", "/", "/v1/openapi.json")))
        .toList();
  }

  private static String text(ResourceBundle texts, String key) {
    return texts.containsKey(key) ? texts.getString(key) : "";
  }

  record Index(List<Document> documents) {}

  /**
   * @param basePath what the paths of the document are put behind, here at the gateway
   * @param document where its OpenAPI document is
   */
  record Document(String name, String basePath, String document) {
    static Document ofService(String name) {
      return new Document(name, "/" + name, "/" + name + "/v1/openapi.json");
    }
  }
}
