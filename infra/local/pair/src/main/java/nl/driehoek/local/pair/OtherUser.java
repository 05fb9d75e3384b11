package nl.driehoek.local.pair;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL refuses to run as root. When we are root, it runs as an unprivileged user of this
 * machine that owns the data; when we are not, it simply runs as ourselves.
 */
final class OtherUser {

  private static final List<String> CANDIDATES = List.of("postgres", "nobody");

  private final List<String> prefix;
  private final Optional<String> owner;

  private OtherUser(List<String> prefix, Optional<String> owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static OtherUser find() {
    return new UnixSystem().getUid() == 0
        ? unprivileged()
        : new OtherUser(List.of(), Optional.empty());
  }

  private static OtherUser unprivileged() {
    try {
      List<String[]> users =
          Files.readAllLines(Path.of("/etc/passwd")).stream().map(l -> l.split(":")).toList();
      for (String name : CANDIDATES) {
        for (String[] user : users) {
          if (user.length > 3 && user[0].equals(name)) {
            return new OtherUser(drop(user[2], user[3]), Optional.of(user[2] + ":" + user[3]));
          }
        }
      }
    } catch (IOException e) {
      throw new PairException("Cannot read the users of this machine", e);
    }
    throw new PairException(
        "PostgreSQL refuses to run as root, and this machine has no user 'postgres' or 'nobody'."
            + " Add one (useradd --system postgres), or start as an ordinary user.");
  }

  private static List<String> drop(String uid, String gid) {
    if (!Commands.exist("setpriv")) {
      throw new PairException(
          "PostgreSQL refuses to run as root, and setpriv (util-linux) is missing to run it as"
              + " another user. Install util-linux, or start as an ordinary user.");
    }
    return List.of(
        "setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--no-new-privs", "--");
  }

  /** The command line that runs this command as the user. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives the folder and all in it to the user; nothing when we are that user ourselves. */
  void own(Path folder) {
    owner.ifPresent(o -> Commands.run(List.of("chown", "-R", o, folder.toString()), folder));
  }

  boolean isAnother() {
    return owner.isPresent();
  }
}
