package nl.driehoek.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.driehoek.local.Launcher;

/** What a disk does when it is slow, full, broken, or loses its power. */
record DiskFault(String name, Function<Rig, Fault.Effect> deed) implements Fault {

  private static final int STALLS = 5;
  private static final int STALL_MILLIS = 2_500;
  private static final int FULL_SECONDS = 10;

  static List<Fault> all() {
    return List.of(
        new DiskFault("slow disk: each fsync waits up to 2.5 s", DiskFault::slow),
        new DiskFault("full disk for 10 s", DiskFault::full),
        new DiskFault("failing disk: every fsync and write fails for 5 s", rig -> gone(rig, 5)),
        new DiskFault(
            "power cut: all killed, what was not forced to the disk lost", rig -> gone(rig, 0)));
  }

  @Override
  public Optional<String> impossible(Rig rig) {
    return rig.disk().isPresent()
        ? Optional.empty()
        : Optional.of(Disk.impossible().orElse("no file system could be mounted"));
  }

  @Override
  public Effect strike(Rig rig) {
    return deed.apply(rig);
  }

  private static Effect slow(Rig rig) {
    Disk disk = rig.disk().orElseThrow();
    int waited = 0;
    for (int i = 0; i < STALLS; i++) {
      disk.freeze();
      Thread probe = Thread.ofPlatform().daemon().start(disk::isCutOff);
      Rig.sleep(STALL_MILLIS);
      waited += probe.isAlive() ? 1 : 0;
      disk.thaw();
      Rig.sleep(700);
    }
    return new Effect(waited > 0, "a write of our own waited in " + waited + " of " + STALLS);
  }

  private static Effect full(Rig rig) {
    Disk disk = rig.disk().orElseThrow();
    long filled = 0;
    int full = 0;
    try {
      // Who is refused gives up what it had, so that the rest is taken again and again.
      for (int second = 0; second < FULL_SECONDS; second++) {
        filled += disk.fill();
        full += disk.freeMegabytes() == 0 ? 1 : 0;
        Rig.sleep(1_000);
      }
      return new Effect(
          full > FULL_SECONDS / 2,
          "took the last %d MB; nothing was left in %d of %d seconds"
              .formatted(filled, full, FULL_SECONDS));
    } finally {
      disk.clear();
    }
  }

  private static Effect gone(Rig rig, int seconds) {
    Disk disk = rig.disk().orElseThrow();
    List<ProcessHandle> all = KillAll.all(rig); // Who they are stands on the disk.
    disk.cutOff();
    boolean off = disk.isCutOff();
    Rig.sleep(seconds * 1_000L);
    KillAll.kill(all);
    disk.comeBack();
    rig.up();
    return new Effect(off, "nothing could be written: " + off + "; mounted again, started again");
  }

  /** {@code kill -9} of everything, and the one command again, some times in a row. */
  record KillAll(int times) implements Fault {

    @Override
    public String name() {
      return "kill -9 of everything and start again, " + times + " times in a row";
    }

    @Override
    public Effect strike(Rig rig) {
      int killed = 0;
      for (int i = 0; i < times; i++) {
        List<ProcessHandle> all = all(rig);
        kill(all);
        killed += all.size();
        rig.up();
      }
      return new Effect(killed >= times * Rig.PROCESSES.size(), killed + " processes were killed");
    }

    /** The launcher first, or it would start what it sees ending. */
    static List<ProcessHandle> all(Rig rig) {
      Stream<ProcessHandle> launcher = rig.launcher().process("launcher").stream();
      return Stream.concat(launcher, rig.launcher().processes().values().stream())
          .distinct()
          .toList();
    }

    static void kill(List<ProcessHandle> all) {
      List<ProcessHandle> children = all.stream().flatMap(ProcessHandle::descendants).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      children.forEach(ProcessHandle::destroyForcibly);
      Rig.await("all to be dead", () -> all.stream().noneMatch(Launcher::runs));
    }
  }
}
