package nl.driehoek.housing.ruleset;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.driehoek.platform.web.Faults;

/**
 * What the shape of a rule set cannot say: each thing once, an order that ends, figures that agree.
 */
final class RuleSetFaults {

  private RuleSetFaults() {}

  static void check(RuleSetBody body, LocalDate validFrom, LocalDate today) {
    Faults faults = new Faults();
    if (validFrom.isBefore(today)) {
      faults.add("/validFrom", "date-in-past", today);
    }
    once(faults, "/body/rules", body.rules().stream().map(each -> each.rule()).toList());
    once(faults, "/body/order", body.order());
    once(faults, "/body/refusals", body.refusals().stream().map(each -> each.reason()).toList());
    once(faults, "/body/limits", body.limits().stream().map(each -> each.year()).toList());
    if (body.order().getLast() != OrderCode.REQUEST_ID) {
      faults.add("/body/order/" + (body.order().size() - 1), "order-without-end");
    }
    for (int i = 0; i < body.limits().size(); i++) {
      limits(faults, "/body/limits/" + i, body.limits().get(i));
    }
    faults.throwIfAny();
  }

  private static void once(Faults faults, String pointer, List<?> all) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (!seen.add(all.get(i))) {
        faults.add(pointer + "/" + i, "given-twice");
      }
    }
  }

  private static void limits(Faults faults, String pointer, Limits limits) {
    if (limits.fittingRentOneTwoCents() > limits.fittingRentThreeCents()) {
      faults.add(pointer + "/fittingRentThreeCents", "limit-too-low");
    }
    if (limits.fittingRentThreeCents() > limits.socialRentMaxCents()) {
      faults.add(pointer + "/socialRentMaxCents", "limit-too-low");
    }
    if (limits.socialIncomeOneCents() > limits.socialIncomeMoreCents()) {
      faults.add(pointer + "/socialIncomeMoreCents", "limit-too-low");
    }
    if (limits.fittingIncomeOneCents() > limits.socialIncomeOneCents()) {
      faults.add(pointer + "/socialIncomeOneCents", "limit-too-low");
    }
  }
}
