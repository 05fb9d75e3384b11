package nl.driehoek.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.driehoek.local.Trouble;

/** SIGSTOP of a process with its children, and SIGCONT later: it believes that no time passed. */
record Pause(String process, int seconds) implements Fault {

  @Override
  public String name() {
    return "stop " + process + " for " + seconds + " s";
  }

  @Override
  public Optional<String> impossible(Rig rig) {
    return Files.isDirectory(Path.of("/proc/self"))
        ? Optional.empty()
        : Optional.of("only Linux shows whether a process is stopped");
  }

  @Override
  public Effect strike(Rig rig) {
    Optional<ProcessHandle> root = rig.launcher().process(process);
    if (root.isEmpty()) {
      return new Effect(false, process + " did not run");
    }
    // The parent first, so that it starts no further child; the children of the launcher run on.
    List<ProcessHandle> all =
        Stream.concat(
                Stream.of(root.get()),
                process.equals("postgresql") ? root.get().descendants() : Stream.of())
            .toList();
    all.forEach(one -> signal("-STOP", one));
    Rig.sleep(200);
    boolean stopped = isStopped(root.get());
    Rig.sleep(seconds * 1_000L - 200);
    boolean still = isStopped(root.get());
    all.forEach(one -> signal("-CONT", one));
    return new Effect(
        stopped && still, all.size() + " process(es) stood still: " + (stopped && still));
  }

  private static boolean isStopped(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
    } catch (IOException e) {
      return false;
    }
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new Trouble("Cannot send a signal: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }
}
