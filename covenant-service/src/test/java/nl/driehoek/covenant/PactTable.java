package nl.driehoek.covenant;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import tools.jackson.databind.JsonNode;

/** The directors of the pact around the table, over HTTP. */
public final class PactTable {

  /** A director of each party. */
  public static final List<String> DIRECTORS = List.of("samira", "dirk", "noor", "thea", "wim");

  private final TestApi api;

  public PactTable(TestApi api) {
    this.api = api;
  }

  /** Samira drafts; the answer is the covenant. */
  public JsonNode draft(Object text) {
    return api.as("samira").post("/v1/covenants", text).expect(201).json();
  }

  public JsonNode read(JsonNode covenant) {
    return api.as("samira").get(path(covenant)).expect(200).json();
  }

  public TestAnswer sign(String director, JsonNode covenant) {
    JsonNode draft = read(covenant).required("draft");
    return sign(
        director, covenant, draft.required("version").asInt(), draft.required("hash").asString());
  }

  public TestAnswer sign(String director, JsonNode covenant, int version, String hash) {
    return api.as(director)
        .post(path(covenant) + "/signatures", Map.of("version", version, "hash", hash));
  }

  /** All directors sign the present draft; the answer is the covenant. */
  public JsonNode signByAll(JsonNode covenant) {
    DIRECTORS.forEach(director -> sign(director, covenant).expect(201));
    return read(covenant);
  }

  /** A covenant in force with this text. */
  public JsonNode agree(Object text) {
    return signByAll(draft(text));
  }

  public JsonNode openAmendment(JsonNode covenant, Object text) {
    return api.as("samira")
        .with("If-Match", "\"" + read(covenant).required("revision").asLong() + "\"")
        .post(path(covenant) + "/versions", text)
        .expect(201)
        .json();
  }

  public static String path(JsonNode covenant) {
    return "/v1/covenants/" + id(covenant);
  }

  public static UUID id(JsonNode covenant) {
    return UUID.fromString(covenant.required("covenantId").asString());
  }
}
