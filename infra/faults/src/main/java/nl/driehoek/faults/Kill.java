package nl.driehoek.faults;

import java.util.Optional;
import nl.driehoek.local.Launcher;

/** {@code kill -9} of one process, which then has to come back without hands. */
record Kill(String process) implements Fault {

  @Override
  public String name() {
    return "kill -9 " + process;
  }

  @Override
  public Effect strike(Rig rig) {
    Optional<ProcessHandle> victim = rig.launcher().process(process);
    if (victim.isEmpty()) {
      return new Effect(false, process + " did not run");
    }
    long start = System.nanoTime();
    long before = victim.get().pid();
    victim.get().destroyForcibly();
    Rig.await(process + " to be dead", () -> !Launcher.runs(victim.get()));
    if (process.equals("launcher")) {
      rig.up(); // Nobody watches over the launcher but the user, who types the command again.
    }
    Rig.await(process + " to come back", () -> rig.pids().getOrDefault(process, before) != before);
    long after = rig.pids().getOrDefault(process, before);
    return new Effect(
        after != before,
        "process %d, then %d after %d ms"
            .formatted(before, after, (System.nanoTime() - start) / 1_000_000));
  }
}
