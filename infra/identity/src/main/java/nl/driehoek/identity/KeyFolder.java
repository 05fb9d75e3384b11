package nl.driehoek.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The keys and the password of this installation: made at the first start, kept after that, readable by their owner only.
 * A key is written beside its place and moved there, so that a start that was cut off leaves no half key.
 */
final class KeyFolder {

  private static final int RSA_BITS = 2048;
  private static final int PASSWORD_BYTES = 12;

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
    makeFolder(folder);
    makeFolder(folder.resolve("clients"));
  }

  /** The key with which tokens are signed. */
  RSAKey signingKey() {
    return key(folder.resolve("signing-key.json"));
  }

  /** The key pair of a client; whoever can read the file may act as that client. */
  RSAKey clientKey(String clientId) {
    return key(folder.resolve("clients").resolve(clientId + ".jwk.json"));
  }

  /** The one password of the login page. */
  String loginPassword() {
    return kept(
            folder.resolve("login-password.txt"),
            () -> {
              byte[] bytes = new byte[PASSWORD_BYTES];
              new SecureRandom().nextBytes(bytes);
              return HexFormat.of().formatHex(bytes);
            })
        .strip();
  }

  private static RSAKey key(Path file) {
    try {
      return RSAKey.parse(kept(file, KeyFolder::newKey));
    } catch (ParseException e) {
      throw new IllegalStateException(file + " holds no key; remove it to get a new one", e);
    }
  }

  private static String newKey() {
    try {
      return new RSAKeyGenerator(RSA_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyID(UUID.randomUUID().toString())
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make an RSA key", e);
    }
  }

  private static String kept(Path file, Supplier<String> first) {
    try {
      if (!Files.exists(file)) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
            beside,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, first.get());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be made or read", e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made", e);
    }
  }
}
