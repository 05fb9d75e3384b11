package nl.driehoek.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over the wire. */
public record Raw(int status, String contentType, String body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(body);
  }
}
