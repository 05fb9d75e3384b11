package nl.driehoek.platform.web;

import java.util.List;
import java.util.Locale;

/**
 * What a refusal says, for an answer that reports on many things at once instead of one problem.
 *
 * @param pointer JSON pointer within the thing that was refused; empty for the thing as a whole
 * @param code of the fault, or the type of the problem
 * @param nl the reason in Dutch
 * @param en the reason in English
 */
public record Refusal(String pointer, String code, String nl, String en) {
  private static final Texts TEXTS = new Texts();

  /** Every fault of a 400; of any other problem its detail. */
  public static List<Refusal> of(ProblemException refused) {
    Problem problem = refused.problem();
    if (problem.faults().isEmpty()) {
      return List.of(
          new Refusal(
              "",
              problem.type(),
              TEXTS.detail(problem, Texts.DUTCH),
              TEXTS.detail(problem, Locale.ENGLISH)));
    }
    return problem.faults().stream()
        .map(
            fault ->
                new Refusal(
                    fault.pointer(),
                    fault.code(),
                    TEXTS.fault(fault, Texts.DUTCH),
                    TEXTS.fault(fault, Locale.ENGLISH)))
        .toList();
  }
}
