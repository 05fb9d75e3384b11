package nl.driehoek.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
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
        "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + key.path("kid").asString() + "\"}";
    String claims =
        """
        {"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%d,"exp":%d}"""
            .formatted(client, client, audience, UUID.randomUUID(), now, now + 60);
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey(key));
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign for " + client, e);
    }
  }

  /** On curve P-256, the one that the issuer makes the keys of clients on. */
  private static PrivateKey privateKey(JsonNode key) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    BigInteger secret = new BigInteger(1, Base64.getUrlDecoder().decode(key.path("d").asString()));
    return KeyFactory.getInstance("EC")
        .generatePrivate(
            new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static String encode(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
