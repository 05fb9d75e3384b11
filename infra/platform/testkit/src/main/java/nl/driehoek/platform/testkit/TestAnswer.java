package nl.driehoek.platform.testkit;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What the service answered. */
public final class TestAnswer {

  private final String request;
  private final HttpResponse<String> response;

  TestAnswer(String request, HttpResponse<String> response) {
    this.request = request;
    this.response = response;
  }

  /** Fails unless the service answered with this status; the failure shows what it said. */
  public TestAnswer expect(int status) {
    if (response.statusCode() != status) {
      throw new AssertionError(
          "%s answered %d instead of %d: %s"
              .formatted(request, response.statusCode(), status, response.body()));
    }
    return this;
  }

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The body as JSON. */
  public JsonNode json() {
    return TestApi.JSON.readTree(response.body());
  }

  /** The body as it came. */
  public String text() {
    return response.body();
  }

  /** The first header of this name; fails when there is none. */
  public String header(String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(request + " was answered without " + name));
  }

  /** Whether there is a header of this name. */
  public boolean hasHeader(String name) {
    return response.headers().firstValue(name).isPresent();
  }

  /** The entity tag, for a later {@link TestApi#put}. */
  public String etag() {
    return header("ETag");
  }

  @Override
  public String toString() {
    return request + " -> " + response.statusCode() + " " + response.body();
  }
}
