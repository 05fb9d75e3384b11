package nl.driehoek.local.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL on the loopback interface with durable settings: what it acknowledged survives a kill
 * and a power cut (fsync and synchronous_commit on, page checksums, passwords for all). The server
 * runs on when this process ends; {@link #stop} ends it.
 */
public final class PostgresServer {

  private static final int LOCK_PATIENCE_SECONDS = 30;

  private final PostgresFiles files;
  private final PostgresAccess access;

  private PostgresServer(PostgresFiles files, PostgresAccess access) {
    this.files = files;
    this.access = access;
  }

  /**
   * Starts the server whose data is in {@code home/postgres}, and makes that data first when there
   * is none. A server that an earlier, killed start left behind is stopped before.
   *
   * @param home the folder for data, log and password; made when missing
   * @param programs where the unpacked programs are kept, for all servers of this version
   * @param port on 127.0.0.1
   * @throws PairException when it cannot be started, with the last lines of its log
   */
  public static PostgresServer start(Path home, Path programs, int port) {
    return start(PostgresFiles.in(home, programs), port, List.of());
  }

  /**
   * The same, with a log that can be kept: once {@link PostgresBackup} has made a backup, each
   * piece of the log is copied beside it, at least every five minutes while anything changes.
   */
  public static PostgresServer startArchiving(Path home, Path programs, int port) {
    PostgresFiles files = PostgresFiles.in(home, programs);
    return start(files, port, WalArchive.of(home, files).settings());
  }

  /** The same with further settings, each as {@code name=value}, which win over the usual ones. */
  public static PostgresServer startWith(Path home, Path programs, int port, List<String> further) {
    return start(PostgresFiles.in(home, programs), port, further);
  }

  static PostgresServer start(PostgresFiles files, int port, List<String> further) {
    files.initialise();
    stopOrphan(files);
    String proof = random();
    List<String> settings = new ArrayList<>(settings(port, proof));
    settings.addAll(further);
    startWithPatience(files, settings);
    PostgresServer server = new PostgresServer(files, PostgresAccess.local(port, files.password()));
    server.prove(proof);
    return server;
  }

  /** Stops the server whose data is in {@code home/postgres}, when it runs. */
  public static void stop(Path home, Path programs) {
    if (Files.exists(home.resolve("postgres"))) {
      stopOrphan(PostgresFiles.in(home, programs));
    }
  }

  /** Stops this server: open transactions are rolled back, what was committed is on the disk. */
  public void stop() {
    stopOrphan(files);
  }

  /** How it is reached. */
  public PostgresAccess access() {
    return access;
  }

  /** The address for JDBC. */
  public String jdbcUrl(String database) {
    return access.jdbcUrl(database);
  }

  /** Makes a role and a database of the same name, see {@link PostgresAccess#ensureDatabase}. */
  public void ensureDatabase(String name, String rolePassword) {
    access.ensureDatabase(name, rolePassword);
  }

  /** The main process, when it runs. */
  public Optional<ProcessHandle> process() {
    return files.postmaster();
  }

  private static void startWithPatience(PostgresFiles files, List<String> settings) {
    long end = System.nanoTime() + LOCK_PATIENCE_SECONDS * 1_000_000_000L;
    while (true) {
      Commands.Outcome outcome = files.control(startCommand(settings));
      if (outcome.code() == 0) {
        return;
      }
      String log = files.lastWords();
      if (!locked(outcome.words() + log) || System.nanoTime() > end) {
        throw new PairException("PostgreSQL did not start.\n" + outcome.words() + "\n" + log);
      }
      files.forgetZombie();
      pause();
    }
  }

  /** A killed server's last processes still hold the lock or the shared memory for a moment. */
  private static boolean locked(String words) {
    return words.contains("lock file \"postmaster.pid\" already exists")
        || words.contains("pre-existing shared memory block")
        || words.contains("another server might be running");
  }

  private static List<String> settings(int port, String proof) {
    return List.of(
        "listen_addresses=127.0.0.1",
        "port=" + port,
        "unix_socket_directories=",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
        "max_connections=300",
        "shared_buffers=64MB",
        "wal_level=minimal",
        "max_wal_senders=0",
        "jit=off",
        "driehoek.start=" + proof);
  }

  /** Of settings with the same name the last one counts. */
  private static String[] startCommand(List<String> settings) {
    return new String[] {"-w", "-t", "60", "-o", "-c " + String.join(" -c ", settings), "start"};
  }

  private static void stopOrphan(PostgresFiles files) {
    if (files.postmaster().isPresent()) {
      Commands.Outcome outcome = files.control("-w", "-t", "30", "-m", "fast", "stop");
      if (outcome.code() != 0 && files.postmaster().isPresent()) {
        throw new PairException("PostgreSQL did not stop.\n" + outcome.words());
      }
    }
  }

  /** An orphan on the same port would answer as well; only ours knows the value of this start. */
  private void prove(String proof) {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show driehoek.start")) {
      @Nullable String told = answer.next() ? answer.getString(1) : null;
      if (!proof.equals(told)) {
        throw new PairException("Port " + access.port() + " belongs to another PostgreSQL");
      }
    } catch (SQLException e) {
      throw new PairException("Port " + access.port() + " is not answered by our PostgreSQL", e);
    }
  }

  static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PairException("Interrupted while PostgreSQL starts", e);
    }
  }

  /** The same server, reached from another process: nothing is started. */
  static PostgresServer running(Path home, Path programs, int port) throws IOException {
    PostgresFiles files = PostgresFiles.in(home, programs);
    return new PostgresServer(files, PostgresAccess.local(port, files.password()));
  }
}
