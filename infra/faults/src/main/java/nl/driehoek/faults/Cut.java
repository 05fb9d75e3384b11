package nl.driehoek.faults;

import java.util.Locale;

/** The network between two processes breaks, also in one direction only, and is mended later. */
record Cut(String client, String server, Line.Break how, int seconds, boolean reset)
    implements Fault {
  private static final int MORE_SECONDS = 60;

  @Override
  public String name() {
    return "line %s to %s %s for %d s%s"
        .formatted(
            client,
            server,
            how.name().toLowerCase(Locale.ROOT),
            seconds,
            reset ? ", then reset" : "");
  }

  @Override
  public Effect strike(Rig rig) {
    Line line = rig.links().line(client, server);
    line.set(how);
    Rig.sleep(seconds * 1_000L);
    awaitStruck(line);
    long struck = line.struck();
    line.mend(reset);
    return new Effect(struck > 0, "held, ended or delayed " + struck + " times");
  }

  /** On a slow machine nobody may have used the line yet. */
  private static void awaitStruck(Line line) {
    for (int i = 0; i < MORE_SECONDS && line.struck() == 0; i++) {
      Rig.sleep(1_000);
    }
  }
}
