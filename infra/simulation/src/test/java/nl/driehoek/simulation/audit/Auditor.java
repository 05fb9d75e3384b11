package nl.driehoek.simulation.audit;

import java.util.List;
import nl.driehoek.simulation.audit.Findings.Finding;

/**
 * Judges a quiet world from outside. It knows the contracts, the promises of architecture.md and
 * the sums of the domain; it calls no rule that it judges.
 */
public final class Auditor {

  private Auditor() {}

  /** What is wrong; nothing, if the promises hold. */
  public static List<Finding> judge(Evidence evidence) {
    Findings findings = new Findings();
    new HomesAndPlaces(evidence, findings).check();
    new MoneyMoves(evidence, findings, new Ledgers(evidence, findings).check()).check();
    Receipts.check(evidence, findings);
    new EveryRequestEnds(evidence, findings).check();
    new ServicesAgree(evidence, findings).check();
    new OnceAndInOrder(evidence, findings).check();
    return findings.all();
  }
}
