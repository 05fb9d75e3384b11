package nl.driehoek.covenant.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import nl.driehoek.platform.web.CanonicalJson;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text with its number in the covenant; the two and the covenant's id are what a hash covers, so
 * that a signature cannot be moved to another covenant or another version.
 *
 * @param version from 1, without gaps; every change of a draft is a next version
 */
public record TextVersion(UUID covenantId, int version, CovenantText text) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The canonical JSON of {@code {covenantId, version, text}}, which is stored and hashed. */
  public String canonical() {
    ObjectNode node = JSON.createObjectNode();
    node.put("covenantId", covenantId.toString());
    node.put("version", version);
    node.set("text", JSON.<JsonNode>valueToTree(text));
    return CanonicalJson.of(node);
  }

  /** SHA-256 of the canonical form in UTF-8, in lower-case hexadecimal. */
  public String hash() {
    return sha256(canonical());
  }

  /** Reads back what {@link #canonical()} wrote. */
  public static TextVersion read(String canonical) {
    return JSON.readValue(canonical, TextVersion.class);
  }

  /** The text in the form of another class with the same property names, or back. */
  public static <T> T convert(Object from, Class<T> to) {
    return JSON.convertValue(from, to);
  }

  static JsonNode tree(CovenantText text) {
    return JSON.valueToTree(text);
  }

  private static String sha256(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
