package nl.driehoek.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The signed statement with which a client shows who it is (private_key_jwt, RFC 7523). */
final class Assertion {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Assertion() {}

  /** Signs with the key of the client, in JWK form; holds for one minute. */
  static String of(JsonNode key, String client, String audience) {
    long now = Instant.now().getEpochSecond();
    String header =
        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key.path("kid").asString() + "\"}";
    String claims =
        """
        {"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%d,"exp":%d}"""
            .formatted(client, client, audience, UUID.randomUUID(), now, now + 60);
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey(key));
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign for " + client, e);
    }
  }

  private static PrivateKey privateKey(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePrivate(
            new RSAPrivateCrtKeySpec(
                number(key, "n"),
                number(key, "e"),
                number(key, "d"),
                number(key, "p"),
                number(key, "q"),
                number(key, "dp"),
                number(key, "dq"),
                number(key, "qi")));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
