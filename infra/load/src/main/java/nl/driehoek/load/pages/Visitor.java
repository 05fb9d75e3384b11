package nl.driehoek.load.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.driehoek.local.Suite;

/** A person who has signed in to the pages, without a browser: cookies, forms and redirects. */
final class Visitor {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NORMAL)
          .build();
  private final URI gateway;

  private Visitor(URI gateway) {
    this.gateway = gateway;
  }

  /** Signs in as this test identity, as a person does: at the login page of the issuer. */
  static Visitor of(Suite suite, Path home, String identity) {
    Visitor visitor = new Visitor(suite.gateway());
    try {
      HttpResponse<byte[]> login =
          visitor.send(
              HttpRequest.newBuilder(suite.gateway().resolve("/oauth2/authorization/driehoek")));
      Matcher token = CSRF.matcher(new String(login.body(), StandardCharsets.UTF_8));
      String password = Files.readString(home.resolve("identity/login-password.txt")).strip();
      Map<String, String> form =
          Map.of(
              "username", identity,
              "password", password,
              "_csrf", token.find() ? token.group(1) : "");
      HttpResponse<byte[]> start =
          visitor.send(
              HttpRequest.newBuilder(login.uri())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(encoded(form))));
      if (!start.uri().getPath().startsWith("/portal/")) {
        throw new IllegalStateException(identity + " is not signed in but at " + start.uri());
      }
      return visitor;
    } catch (IOException e) {
      throw new IllegalStateException(identity + " cannot sign in", e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /**
   * A page as it came over the line.
   *
   * @param bytes compressed
   * @param millis from the question to the last byte
   */
  record Visit(int bytes, double millis) {}

  /** Asks for this page; anything but a page is a mistake of the benchmark. */
  Visit visit(String path) {
    long start = System.nanoTime();
    HttpResponse<byte[]> page =
        send(
            HttpRequest.newBuilder(gateway.resolve(path))
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip"));
    double millis = (System.nanoTime() - start) / 1e6;
    if (page.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + page.statusCode());
    }
    return new Visit(page.body().length, millis);
  }

  /** The first address on this page that matches, to go on with. */
  String link(String path, String pattern) {
    return found(path, "href", pattern).replace("&amp;", "&");
  }

  /** The first value of a choice of this form on a page. */
  String choice(String path, String pattern) {
    return found(path, "<option value", pattern);
  }

  private String found(String path, String attribute, String pattern) {
    HttpResponse<byte[]> page = send(HttpRequest.newBuilder(gateway.resolve(path)));
    String text = new String(page.body(), StandardCharsets.UTF_8);
    Matcher found = Pattern.compile(attribute + "=\"(" + pattern + ")\"").matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("No " + pattern + " on " + path);
    }
    return found.group(1);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
