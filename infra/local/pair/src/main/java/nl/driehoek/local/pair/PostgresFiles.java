package nl.driehoek.local.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one PostgreSQL keeps its data, log and password, and how its programs are called. */
final class PostgresFiles {

  private final Path root;
  private final Path data;
  private final Path log;
  private final Path secret;
  private final Path bin;
  private final OtherUser user;

  private PostgresFiles(Path root, Path secret, Path bin, OtherUser user) {
    this.root = root;
    this.data = root.resolve("data");
    this.log = root.resolve("postgres.log");
    this.secret = secret;
    this.bin = bin;
    this.user = user;
  }

  static PostgresFiles in(Path home, Path programs) {
    OtherUser user = OtherUser.find();
    Directories.create(home);
    Path root = reachable(home.resolve("postgres"), user);
    Path binaries = PostgresBinaries.unpack(reachable(programs.resolve("postgresql"), user));
    return new PostgresFiles(root, home.resolve("postgres.secret"), binaries.resolve("bin"), user);
  }

  /**
   * The unprivileged user must be able to reach its files. Below a closed folder, such as the home
   * of root, it can't: the files then go below /var/lib, and a link stands in their place.
   */
  static Path reachable(Path folder, OtherUser user) {
    try {
      if (Files.isSymbolicLink(folder)) {
        return Directories.create(Files.readSymbolicLink(folder));
      }
      if (!user.isAnother() || Directories.reachableByAnyone(folder)) {
        return Directories.create(folder).toAbsolutePath();
      }
      String name = HexFormat.of().toHexDigits(folder.toAbsolutePath().toString().hashCode());
      Path elsewhere = Directories.create(Path.of("/var/lib/driehoek", name));
      Files.createSymbolicLink(folder, elsewhere);
      return elsewhere;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + folder, e);
    }
  }

  /** Makes the data once; a half-made folder of a killed first start is made again. */
  void initialise() {
    if (Files.exists(secret)) {
      return;
    }
    Directories.delete(data);
    Directories.create(data);
    String password = PostgresServer.random();
    Path handed = data.resolveSibling("password");
    Directories.write(handed, password, "rw-------");
    user.own(root);
    Commands.run(
        user.command(
            List.of(
                program("initdb"),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile",
                handed.toString(),
                "--data-checksums",
                "-E",
                "UTF8",
                "--locale=C.UTF-8")),
        root);
    Directories.delete(handed);
    // Written last: its presence says that the data is whole.
    Directories.write(secret, password, "rw-------");
  }

  String password() {
    try {
      return Files.readString(secret);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + secret, e);
    }
  }

  Commands.Outcome control(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(program("pg_ctl"), "-D", data.toString(), "-l", log.toString()));
    command.addAll(List.of(arguments));
    return Commands.attempt(user.command(command), root);
  }

  /** The main process by the lock file in our data, when it lives and is a PostgreSQL. */
  Optional<ProcessHandle> postmaster() {
    return lockHolder()
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(p -> !ProcessRecord.isZombie(p.pid()))
        .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(true));
  }

  /**
   * A killed server whose parent never takes note of its end stays a zombie, and its lock file
   * would refuse every start. The lock goes once no process works in our data any more.
   */
  void forgetZombie() {
    if (lockHolder().filter(ProcessRecord::isZombie).isPresent() && nobodyWorksInData()) {
      Directories.delete(data.resolve("postmaster.pid"));
    }
  }

  private boolean nobodyWorksInData() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.map(p -> p.resolve("cwd")).noneMatch(this::isData);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isData(Path link) {
    try {
      return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(data);
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Long> lockHolder() {
    try {
      Path lock = data.resolve("postmaster.pid");
      return Files.exists(lock)
          ? Files.readAllLines(lock).stream()
              .findFirst()
              .filter(line -> line.matches("\\d{1,18}"))
              .map(Long::valueOf)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path data() {
    return data;
  }

  OtherUser user() {
    return user;
  }

  String lastWords() {
    return Directories.tail(log);
  }

  private String program(String name) {
    return bin.resolve(name).toString();
  }
}
