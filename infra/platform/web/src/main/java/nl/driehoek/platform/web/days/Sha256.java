package nl.driehoek.platform.web.days;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.driehoek.platform.web.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** A SHA-256 that grows by texts; printed in hexadecimal. */
final class Sha256 {
  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static String of(JsonNode json) {
    return new Sha256().add(CanonicalJson.of(json)).hex();
  }

  Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The hash of all that was added; the next one starts empty. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
