package nl.driehoek.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is done to the suite, in an order that the seed gives. */
final class Catalogue {

  private static final int LINES_CUT = 14;

  private Catalogue() {}

  /** Each process killed and stopped, lines cut in every way, disks and power. */
  static List<Fault> alone(Random random) {
    List<Fault> all = new ArrayList<>();
    Rig.PROCESSES.forEach(process -> all.add(new Kill(process)));
    Rig.PROCESSES.forEach(process -> all.add(new Pause(process, 10)));
    // Longer than the session of a consumer (10 s): its partitions go to nobody, then back.
    all.add(new Pause(Rig.SERVICES.get(random.nextInt(4)), 16));
    all.add(new Outage(70));
    all.addAll(cuts(random));
    all.addAll(DiskFault.all());
    all.add(new LostBroker());
    all.add(new Rolling());
    all.add(new Twins(8));
    Collections.shuffle(all, random);
    return all;
  }

  /** Each way to break a line at least twice, on lines that the seed chooses. */
  private static List<Fault> cuts(Random random) {
    List<String[]> lines = new ArrayList<>(Links.LINES);
    // The keys of the issuer are asked for rarely: a cut there would often have no effect.
    lines.removeIf(line -> line[1].equals("identity"));
    Collections.shuffle(lines, random);
    Line.Break[] ways = Line.Break.values();
    List<Fault> cuts = new ArrayList<>();
    for (int i = 0; i < LINES_CUT; i++) {
      String[] line = lines.get(i % lines.size());
      Line.Break how = ways[1 + i % (ways.length - 1)];
      cuts.add(new Cut(line[0], line[1], how, 5 + random.nextInt(8), random.nextBoolean()));
    }
    return cuts;
  }

  /** Two that happen at the same time. */
  static List<Fault> pair(Random random) {
    List<Fault> all = new ArrayList<>();
    Rig.PROCESSES.forEach(process -> all.add(new Kill(process)));
    Rig.PROCESSES.stream()
        .filter(process -> !process.equals("launcher"))
        .forEach(process -> all.add(new Pause(process, 6)));
    all.addAll(cuts(random));
    Collections.shuffle(all, random);
    List<Fault> pair = new ArrayList<>(all.subList(0, 1));
    // A killed process can't be stopped as well; its number would be another's.
    all.stream()
        .skip(1)
        .filter(f -> !sameVictim(f, pair.getFirst()))
        .findFirst()
        .ifPresent(pair::add);
    return pair;
  }

  private static boolean sameVictim(Fault one, Fault other) {
    return victim(one).equals(victim(other));
  }

  private static String victim(Fault fault) {
    return switch (fault) {
      case Kill kill -> kill.process();
      case Pause pause -> pause.process();
      default -> fault.name();
    };
  }

  /** At the end: what changes the calendar, after which few flows can be begun. */
  static List<Fault> last() {
    List<Fault> last = new ArrayList<>();
    last.add(new DiskFault.KillAll(5));
    last.addAll(Jump.all());
    return last;
  }
}
