package nl.driehoek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import nl.driehoek.local.pair.Directories;

/** What each app has to know, as a file that only we can read. */
final class Configuration {

  private static final String VAULT = "capacity.encryption-key";

  private final Installation here;
  private final Map<String, String> secrets;

  private Configuration(Installation here, Map<String, String> secrets) {
    this.here = here;
    this.secrets = secrets;
  }

  /** Reads the passwords of the databases and the key for personal data; made once. */
  static Configuration of(Installation here) {
    Path file = here.home().resolve("secrets.properties");
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        kept.load(in);
      } catch (IOException e) {
        throw new Trouble("Cannot read " + file + ": " + e.getMessage());
      }
    }
    Map<String, String> secrets = new LinkedHashMap<>();
    App.WITH_DATABASE.forEach(
        app ->
            secrets.put(
                app.name(), kept.getProperty(app.name(), HexFormat.of().formatHex(random(24)))));
    secrets.put(VAULT, kept.getProperty(VAULT, Base64.getEncoder().encodeToString(random(32))));
    Directories.write(file, text(secrets), "rw-------");
    return new Configuration(here, secrets);
  }

  String password(App app) {
    return secrets.getOrDefault(app.name(), "");
  }

  /** Writes the file of this app and returns it. */
  Path write(App app) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.address", "127.0.0.1");
    all.put("server.port", Integer.toString(here.port(app.name())));
    all.put("driehoek.identity.issuer", here.address("identity").toString());
    all.put("driehoek.identity.jwk-set-uri", reached("identity") + "/oauth2/jwks");
    all.put("driehoek.identity.audience", "driehoek");
    all.put("driehoek.clock.file", here.clock().toString());
    switch (app.kind()) {
      case ISSUER -> issuer(all);
      case SERVICE -> service(app, all);
      case EDGE -> edge(all);
    }
    Path file =
        Directories.create(here.home().resolve("config")).resolve(app.name() + ".properties");
    Directories.write(file, text(all), "rw-------");
    return file;
  }

  private void issuer(Map<String, String> all) {
    all.put("driehoek.identity.data-dir", here.identityData().toString());
    all.put(
        "driehoek.identity.gateway-redirect-uri",
        here.address("gateway") + "/login/oauth2/code/driehoek");
  }

  private void service(App app, Map<String, String> all) {
    all.put("spring.datasource.url", database(app));
    all.put("spring.datasource.username", app.name());
    all.put("spring.datasource.password", password(app));
    if (app.equals(App.CAPACITY)) {
      all.put("driehoek.capacity.encryption-key", secrets.getOrDefault(VAULT, ""));
    }
    all.put("driehoek.kafka.bootstrap-servers", kafka());
    all.put("driehoek.build.version", Build.VERSION);
    all.put("driehoek.build.commit", Build.commit(here.root()));
  }

  private void edge(Map<String, String> all) {
    all.put("driehoek.identity.data-dir", here.identityData().toString());
    App.SERVICES.forEach(
        service -> all.put("driehoek.gateway.services." + service.name(), reached(service.name())));
    String home = here.address("gateway").toString();
    all.put(
        "driehoek.portal.client-key",
        here.identityData().resolve("clients").resolve("gateway.jwk.json").toString());
    all.put("driehoek.portal.issuer", here.address("identity").toString());
    all.put("driehoek.portal.issuer-inside", reached("identity"));
    all.put("driehoek.portal.home-uri", home + "/");
    all.put("driehoek.portal.redirect-uri", home + "/login/oauth2/code/driehoek");
    all.put("driehoek.kafka.bootstrap-servers", kafka());
    all.put("driehoek.portal.sessions.url", database(App.GATEWAY));
    all.put("driehoek.portal.sessions.username", App.GATEWAY.name());
    all.put("driehoek.portal.sessions.password", password(App.GATEWAY));
  }

  private String database(App app) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(here.reach("postgresql"), app.name());
  }

  private String kafka() {
    return "127.0.0.1:" + here.reach("kafka");
  }

  private String reached(String name) {
    return "http://127.0.0.1:" + here.reach(name);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String text(Map<String, String> all) {
    return all.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
