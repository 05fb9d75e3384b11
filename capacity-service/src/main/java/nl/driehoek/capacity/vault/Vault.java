package nl.driehoek.capacity.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data with AES-256-GCM, each time with a fresh nonce and bound to where it belongs,
 * so that a sealed value copied to another row does not open. Keyed hashes find duplicates without
 * opening anything. Both keys are derived from one master key (HKDF-SHA256).
 */
public final class Vault {

  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKey sealing;
  private final SecretKey hashing;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param base64Key 32 random bytes
   * @throws IllegalArgumentException when it is anything else; the text never contains the key
   */
  public Vault(String base64Key) {
    byte[] master = decode(base64Key);
    if (master.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "driehoek.capacity.encryption-key must be the base64 of "
              + KEY_BYTES
              + " random bytes, for instance from: openssl rand -base64 32");
    }
    this.sealing = new SecretKeySpec(derive(master, "seal"), "AES");
    this.hashing = new SecretKeySpec(derive(master, "hash"), "HmacSHA256");
  }

  /**
   * @param belongsTo for instance the table and the id of the row; needed again to open
   */
  public byte[] seal(String belongsTo, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, belongsTo, nonce, plain);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * @throws IllegalStateException when it was changed, belongs elsewhere or has another key
   */
  public byte[] open(String belongsTo, byte[] sealed) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    if (sealed.length <= 1 + NONCE_BYTES || buffer.get() != FORMAT) {
      throw new IllegalStateException("Not a sealed value: " + belongsTo);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return crypt(Cipher.DECRYPT_MODE, belongsTo, nonce, rest);
  }

  /** The same value gives the same 32 bytes for the same purpose, and tells nothing without key. */
  public byte[] hash(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(hashing);
      return mac.doFinal((purpose + "|" + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is in every Java platform", e);
    }
  }

  private byte[] crypt(int mode, String belongsTo, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The sealed value cannot be opened: " + belongsTo, e);
    }
  }

  private static byte[] derive(byte[] master, String use) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(master)
                  .thenExpand(
                      ("driehoek/capacity/" + use).getBytes(StandardCharsets.UTF_8), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is in every Java 25 platform", e);
    }
  }

  private static byte[] decode(String base64Key) {
    try {
      return Base64.getDecoder().decode(base64Key);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
