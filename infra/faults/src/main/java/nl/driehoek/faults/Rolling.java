package nl.driehoek.faults;

import java.util.Optional;

/** Every service is stopped in an orderly way and started again under load, as for an upgrade. */
record Rolling() implements Fault {

  @Override
  public String name() {
    return "each service stopped in order and started again, messages under way";
  }

  @Override
  public Effect strike(Rig rig) {
    int stopped = 0;
    for (String service : Rig.SERVICES) {
      Optional<ProcessHandle> process = rig.launcher().process(service);
      if (process.isPresent() && process.get().destroy()) {
        long before = process.get().pid();
        Rig.await(
            service + " to come back", () -> rig.pids().getOrDefault(service, before) != before);
        Rig.await(service + " to answer", () -> Rig.answers(rig.port(service)));
        stopped++;
      }
    }
    return new Effect(stopped == Rig.SERVICES.size(), stopped + " services were started again");
  }
}
