package nl.driehoek.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.driehoek.simulation.audit.Auditor;
import nl.driehoek.simulation.audit.Evidence;
import nl.driehoek.simulation.audit.Findings.Finding;
import nl.driehoek.simulation.machine.Broken;
import nl.driehoek.simulation.machine.Fault;
import nl.driehoek.simulation.machine.Sent;
import nl.driehoek.simulation.seed.SeededRandomness;
import nl.driehoek.simulation.world.World;

/** Runs worlds, one a seed. */
public final class Simulation {

  /** How many residents a world has. */
  public static final int JOURNEYS_A_WORLD = 25;

  private static final int FINDINGS_SHOWN = 5;
  private static final int MESSAGES_SHOWN = 60;

  private Simulation() {}

  /**
   * What became of a world.
   *
   * @param faults how often each took effect
   * @param happenings how often people and organisations said no, changed their mind or came late
   * @param ends how many requests are in each state, when nobody does anything any more
   * @param messages how many were said
   * @param fingerprint the same in each run of the same seed
   * @param failure empty, if every promise held
   */
  public record Outcome(
      Map<Fault, Long> faults,
      Map<String, Integer> happenings,
      Map<String, Integer> ends,
      long messages,
      int fingerprint,
      String failure) {}

  /** Lets a world live, judges it, lets time pass until nothing is due, and judges it again. */
  public static Outcome run(long seed, Broken broken) {
    SeededRandomness.follow(seed);
    World world = new World(seed, JOURNEYS_A_WORLD, broken);
    String failure = "";
    try {
      world.live();
      failure = judge(world.evidence());
      if (failure.isEmpty()) {
        world.passTime();
        failure = judge(world.evidence());
      }
    } catch (RuntimeException e) {
      failure = "promise 4: " + e + " at " + e.getStackTrace()[0];
    }
    Evidence evidence = world.evidence();
    Map<String, Integer> ends = new TreeMap<>();
    evidence.requests().forEach(each -> ends.merge(each.state(), 1, Integer::sum));
    List<Sent> told = evidence.told().values().stream().flatMap(List::stream).toList();
    return new Outcome(
        new EnumMap<>(world.faults()),
        Happenings.in(told),
        ends,
        told.size(),
        told.hashCode(),
        failure);
  }

  private static String judge(Evidence evidence) {
    List<Finding> findings = Auditor.judge(evidence);
    if (findings.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    findings.stream().limit(FINDINGS_SHOWN).forEach(each -> text.append(each).append('\n'));
    if (findings.size() > FINDINGS_SHOWN) {
      text.append("and ").append(findings.size() - FINDINGS_SHOWN).append(" more\n");
    }
    findings.stream()
        .map(Finding::subject)
        .filter(each -> each != null)
        .findFirst()
        .ifPresent(subject -> text.append(said(evidence, subject)));
    return text.toString();
  }

  /** What everybody said about the request, home or budget of the first finding. */
  private static String said(Evidence evidence, UUID subject) {
    StringBuilder text = new StringBuilder("what was said about " + subject + "\n");
    evidence.told().values().stream()
        .flatMap(List::stream)
        .filter(each -> each.body().toString().contains(subject.toString()))
        .sorted(java.util.Comparator.comparing(Sent::time))
        .limit(MESSAGES_SHOWN)
        .forEach(
            each ->
                text.append(each.time())
                    .append(' ')
                    .append(each.service())
                    .append(' ')
                    .append(each.number())
                    .append(' ')
                    .append(each.body())
                    .append('\n'));
    return text.toString();
  }
}
