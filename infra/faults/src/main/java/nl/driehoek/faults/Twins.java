package nl.driehoek.faults;

import java.util.List;
import java.util.Optional;

/**
 * Two instances of every service, with one database and one group; the gateway reaches both in
 * turn. Under load the instances die one after the other, so that the lead and the partitions move.
 */
record Twins(int seconds) implements Fault {

  @Override
  public String name() {
    return "two instances of every service, of which one dies at a time";
  }

  @Override
  public Effect strike(Rig rig) {
    Rig.SERVICES.forEach(rig::second);
    Rig.sleep(seconds * 1_000L);
    int died = 0;
    for (String service : Rig.SERVICES) {
      Optional<ProcessHandle> first = rig.launcher().process(service);
      if (first.isPresent()) {
        first.get().destroyForcibly();
        died++;
        Rig.sleep(3_000);
      }
    }
    List<String> alive =
        Rig.SERVICES.stream()
            .filter(name -> rig.other(name).filter(Process::isAlive).isPresent())
            .toList();
    rig.awaitWhole();
    Rig.sleep(seconds * 1_000L);
    rig.single();
    return new Effect(
        died == 4 && alive.size() == 4,
        died + " first instances were killed, then " + alive.size() + " second ones");
  }
}
