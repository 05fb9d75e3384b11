package nl.driehoek.simulation.mutation;

import static nl.driehoek.simulation.mutation.Mutation.code;
import static nl.driehoek.simulation.mutation.Mutation.machine;

import java.util.List;
import nl.driehoek.simulation.machine.Broken;

/** The list of wrongs, each of which some world must notice. */
final class Mutations {

  private static final String CAPACITY =
      "capacity-service/src/main/java/nl/driehoek/capacity/outflow/";
  private static final String COVENANT =
      "covenant-service/src/main/java/nl/driehoek/covenant/quota/";
  private static final String HOUSING = "housing-service/src/main/java/nl/driehoek/housing/";
  private static final String FINANCE = "finance-service/src/main/java/nl/driehoek/finance/";

  static final List<Mutation> ALL =
      List.of(
          code(
              "release-wins-after-the-key",
              1,
              HOUSING + "candidacy/CandidacyRules.java",
              "case Stage.Housed housed ->\n          changed(\n              current,\n"
                  + "              housed,\n              new ReleaseRefused(request, "
                  + "current.attempt(), housed.tenancyId(), housed.keyDate()));",
              "case Stage.Housed housed -> released(current, release, null);"),
          code(
              "offered-home-stays-open",
              1,
              HOUSING + "mediation/Offering.java",
              "to(Publication.State.OFFERED)",
              "to(Publication.State.OPEN)"),
          code(
              "place-stays-occupied",
              1,
              CAPACITY + "OutflowSteps.java",
              "o -> o.home().started() && o.placeFreedOn() == null",
              "o -> false"),
          code(
              "quota-is-not-given-back",
              1,
              COVENANT + "YearQuota.java",
              "YearQuota release() {\n    return new YearQuota(\n        promised, reserved - 1,",
              "YearQuota release() {\n    return new YearQuota(\n        promised, reserved,"),
          code(
              "repeated-reserve-takes-a-second-home",
              1,
              COVENANT + "QuotaRules.java",
              "case Reserved _, Confirmed _, Released _, Refused _ -> again(state.transfer(),"
                  + " command)",
              "case Reserved _ -> reserveFirst(state.quota(), command);\n"
                  + "      case Confirmed _, Released _, Refused _ -> again(state.transfer(),"
                  + " command)"),
          code(
              "last-day-is-not-counted",
              2,
              FINANCE + "shift/Amounts.java",
              "ChronoUnit.DAYS.between(first, budget.lastDay()) + 1",
              "ChronoUnit.DAYS.between(first, budget.lastDay())"),
          code(
              "refilled-place-moves-money",
              2,
              FINANCE + "shift/ShiftRules.java",
              "case REFILL, KEEP_FOR_RETURN -> Amounts.NONE;",
              "case REFILL, KEEP_FOR_RETURN -> Amounts.from(held.budget(), key);"),
          code(
              "repeated-posting-posts-again",
              2,
              FINANCE + "shift/ShiftRules.java",
              "          postReleased(given, command, situation);\n"
                  + "      case Shift.Posted posted -> new Decision.Unchanged("
                  + "ShiftAnswers.posted(id, attempt, posted));",
              "          postReleased(given, command, situation);\n"
                  + "      case Shift.Posted posted -> postReleased("
                  + "posted.reservation(), command, situation);"),
          code(
              "released-money-stays-reserved",
              2,
              FINANCE + "shift/ShiftRules.java",
              "ShiftLines.release(id, attempt, held, situation.today()),",
              "List.of(),"),
          code(
              "budget-goes-below-zero",
              2,
              FINANCE + "ledger/Book.java",
              ".noneMatch(line -> balance(line.account()).plus(line.amount()).isNegative())",
              ".noneMatch(line -> false)"),
          code(
              "pots-share-by-whole-percents",
              2,
              FINANCE + "shift/Shares.java",
              ".thenComparing(i -> i))\n        .limit(left)\n        .forEach(i -> cents[i]++);",
              ".thenComparing(i -> i))\n"
                  + "        .limit(1)\n"
                  + "        .forEach(i -> cents[i] += total.cents() / 100);\n"
                  + "    cents[0] += total.cents() - java.util.Arrays.stream(cents).sum();"),
          code(
              "signature-is-not-kept",
              3,
              HOUSING + "mediation/Signing.java",
              "        round.change(next);\n        if (next.state() == TenancyState.SIGNED) {",
              "        if (next.state() == TenancyState.SIGNED) {"),
          machine("yes-before-the-commit", 3, Broken.ANSWERING_AFTER_THE_COMMIT),
          code(
              "quota-goes-before-the-home-is-free",
              4,
              CAPACITY + "OutflowSteps.java",
              "o -> homeIsFree(o) && o.quota().toGiveBack(),",
              "o -> o.quota().toGiveBack(),"),
          code(
              "nobody-hears-of-a-late-withdrawal",
              4,
              CAPACITY + "MessageRules.java",
              "return tooLate ? course.task(TaskKind.WITHDRAWAL_TOO_LATE).go() : course.go();",
              "return course.go();"),
          code(
              "asked-money-is-forgotten",
              4,
              CAPACITY + "Money.java",
              "return state == State.ASKED || state == State.RESERVED ||",
              "return state == State.RESERVED ||"),
          code(
              "withdrawal-goes-on-after-the-key",
              4,
              CAPACITY + "MessageRules.java",
              "o.ending(null)\n                    .with(o.home().started(tenancy))",
              "o.with(o.home().started(tenancy))"),
          code(
              "refused-candidate-is-not-put-back",
              4,
              HOUSING + "mediation/Ending.java",
              "        expired ? \"EXPIRED\" : \"REFUSED\",\n        offer.publicationId());\n"
                  + "    round.back(offer.requestId());",
              "        expired ? \"EXPIRED\" : \"REFUSED\",\n        offer.publicationId());"),
          code(
              "lapsed-candidate-still-waits",
              4,
              HOUSING + "candidacy/CandidacyRules.java",
              "boolean lapsed = refusal.counted() && counted >= refusal.refusalsMax();\n"
                  + "    Stage next =\n        lapsed\n",
              "boolean lapsed = refusal.counted() && counted >= refusal.refusalsMax();\n"
                  + "    Stage next =\n        lapsed && counted < 0\n"),
          machine("deadlines-die-with-the-process", 4, Broken.KEEPING_DEADLINES),
          code(
              "answers-are-numbered-with-gaps",
              5,
              FINANCE + "shift/Courses.java",
              "versions.merge(requestId, 1L, Long::sum)",
              "versions.merge(requestId, 2L, Long::sum)"),
          machine("messages-of-a-key-overtake", 5, Broken.ORDER_WITHIN_A_KEY),
          machine("dropped-messages-are-gone", 5, Broken.SENDING_AGAIN),
          machine("messages-are-handled-again", 5, Broken.HANDLING_ONCE),
          machine("state-without-its-messages", 5, Broken.SAVING_AS_A_WHOLE));

  private Mutations() {}
}
