package nl.driehoek.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Keys and passwords that are made once and kept: 0600 in a folder of 0700, whole or not there. */
final class SecretFiles {
  private static final int KEY_BITS = 2048;
  private static final int PASSWORD_BYTES = 15;

  private final Path folder;

  SecretFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
    createFolder(this.folder);
    createFolder(this.folder.resolve("clients"));
  }

  /** The key in this file with which tokens are signed, made at the first call. */
  RSAKey signingKey(String file) {
    return key(file, SecretFiles::newSigningKey).toRSAKey();
  }

  /** The key of a client in this file, made at the first call. */
  ECKey clientKey(String file) {
    JWK key = key(file, SecretFiles::newClientKey);
    if (key instanceof ECKey known) {
      return known;
    }
    write(folder.resolve(file), newClientKey().toJSONString()); // An older version made others.
    return key(file, SecretFiles::newClientKey).toECKey();
  }

  private JWK key(String file, Supplier<JWK> maker) {
    try {
      return JWK.parse(text(file, () -> maker.get().toJSONString()));
    } catch (ParseException e) {
      throw new IllegalStateException(folder.resolve(file) + " holds no key; remove it", e);
    }
  }

  /** The password in this file, made at the first call. */
  String password(String file) {
    return text(file, SecretFiles::newPassword).strip();
  }

  private String text(String file, Supplier<String> maker) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      write(path, maker.get());
    }
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Writes beside the file and moves, so that a killed start leaves no half key. */
  private static void write(Path path, String text) {
    Path beside = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            beside, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep " + path, e);
    }
  }

  private static void createFolder(Path path) {
    try {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(
          path,
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + path, e);
    }
  }

  private static JWK newSigningKey() {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyIDFromThumbprint(true)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  /** On a curve: eighteen RSA keys kept two processors busy for half a minute. */
  private static JWK newClientKey() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyIDFromThumbprint(true)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has this curve", e);
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
  }
}
