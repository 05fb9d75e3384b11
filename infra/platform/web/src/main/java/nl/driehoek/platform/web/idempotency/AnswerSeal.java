package nl.driehoek.platform.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps an answer unreadable for whoever has only the database: AES-256-GCM under the
 * Idempotency-Key that the caller sent, of which the table holds no more than a hash. An answer can
 * hold what its service keeps sealed, and the one who may read it again brings the key along.
 */
final class AnswerSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] scope;
  private final String key;

  AnswerSeal(byte[] scope, String key) {
    this.scope = scope;
    this.key = key;
  }

  /** What the table calls this key. */
  String name() {
    return HexFormat.of().formatHex(derived("name"));
  }

  byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, 0);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /** The answer again; an IllegalStateException where the row was changed. */
  byte[] open(byte[] sealed) {
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
    return crypt(Cipher.DECRYPT_MODE, nonce, sealed, NONCE_BYTES);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, int offset) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input, offset, input.length - offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A stored answer cannot be opened", e);
    }
  }

  private byte[] derived(String use) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(use.getBytes(StandardCharsets.US_ASCII));
      digest.update(scope);
      return digest.digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
