package nl.driehoek.acceptance.security;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tokens that are wrong in one way and right in every other: with the issuer's own private
 * key and the claims of a token that it gave.
 */
final class Forger {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final JsonNode jwk;
  private final Map<String, Object> claims;
  private final KeyPair other = newKey();

  /**
   * @param jwk the issuer's key
   * @param right a token of the issuer
   */
  Forger(JsonNode jwk, String right) {
    this.jwk = jwk;
    this.claims = claims(right);
  }

  /** What a token says. */
  static Map<String, Object> claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    @SuppressWarnings("unchecked")
    Map<String, Object> claims = JSON.readValue(payload, LinkedHashMap.class);
    return claims;
  }

  /** Signed by the issuer, with these claims changed; null takes a claim away. */
  String claiming(Consumer<Map<String, Object>> change) {
    return signed(header("RS256", "at+jwt"), changed(change), key());
  }

  /** Signed by the issuer, with these entries of the header changed. */
  String headed(Consumer<Map<String, Object>> change) {
    Map<String, Object> header = header("RS256", "at+jwt");
    change.accept(header);
    return signed(header, changed(c -> {}), key());
  }

  /** Signed by somebody else, with these entries of the header changed. */
  String foreign(Consumer<Map<String, Object>> change) {
    Map<String, Object> header = header("RS256", "at+jwt");
    change.accept(header);
    return signed(header, changed(c -> {}), other.getPrivate());
  }

  /** The public half of the key of somebody else, as a JWK. */
  Map<String, Object> foreignJwk() {
    RSAPublicKey key = (RSAPublicKey) other.getPublic();
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "RSA");
    jwk.put("kid", "theirs");
    jwk.put("n", BASE64.encodeToString(key.getModulus().toByteArray()));
    jwk.put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    return jwk;
  }

  /** Not signed at all, and saying so. */
  String unsigned() {
    return encode(header("none", "at+jwt")) + "." + encode(changed(c -> {})) + ".";
  }

  /** Signed with the public key as if it were a shared secret, as everybody can. */
  String withPublicKeyAsSecret(boolean pem) {
    String signed = encode(header("HS256", "at+jwt")) + "." + encode(changed(c -> {}));
    try {
      byte[] der = publicKey().getEncoded();
      byte[] secret =
          pem
              ? ("-----BEGIN PUBLIC KEY-----\n"
                      + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                      + "\n-----END PUBLIC KEY-----\n")
                  .getBytes(StandardCharsets.US_ASCII)
              : der;
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed
          + "."
          + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed by the issuer, and then given other claims. */
  String tampered(Consumer<Map<String, Object>> change) {
    String[] parts = claiming(c -> {}).split("\\.");
    return parts[0] + "." + encode(changed(change)) + "." + parts[2];
  }

  Map<String, Object> header(String algorithm, String type) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("typ", type);
    header.put("kid", jwk.path("kid").asString());
    return header;
  }

  private Map<String, Object> changed(Consumer<Map<String, Object>> change) {
    Map<String, Object> copy = new LinkedHashMap<>(claims);
    long now = Instant.now().getEpochSecond();
    copy.put("iat", now - 1);
    copy.remove("nbf");
    copy.put("exp", now + 300);
    copy.put("jti", UUID.randomUUID().toString());
    change.accept(copy);
    copy.values().removeIf(java.util.Objects::isNull);
    return copy;
  }

  private static String signed(
      Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
    header.values().removeIf(java.util.Objects::isNull);
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(Map<String, Object> part) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(part));
  }

  private PrivateKey key() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
  }

  private BigInteger number(String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asString()));
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
