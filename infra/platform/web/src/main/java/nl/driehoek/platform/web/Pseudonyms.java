package nl.driehoek.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for a person that differ per receiver, so that two receivers cannot join their data. */
public final class Pseudonyms {
  private Pseudonyms() {}

  /** The name of this subject at this service: hex of sha-256 over service, bar and subject. */
  public static String pairwise(String service, String subject) {
    return sha256Hex((service + "|" + subject).getBytes(StandardCharsets.UTF_8));
  }

  static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
