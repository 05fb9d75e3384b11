package nl.driehoek.housing.ruleset;

import java.time.LocalDate;
import nl.driehoek.housing.http.model.RefusalConsequence;
import nl.driehoek.housing.http.model.RuleSetting;
import org.jspecify.annotations.Nullable;

/** Rule sets from and to HTTP. */
public final class RuleSetModels {

  private RuleSetModels() {}

  static nl.driehoek.housing.http.model.RuleSet model(RuleSet rules, @Nullable LocalDate lastDay) {
    return new nl.driehoek.housing.http.model.RuleSet()
        .ruleSetId(rules.ruleSetId())
        .regionCode(rules.regionCode())
        .version(rules.version())
        .validFrom(rules.validFrom())
        .validUntil(lastDay)
        .reason(rules.reason())
        .addedAt(rules.addedAt())
        .body(model(rules.body()));
  }

  private static nl.driehoek.housing.http.model.RuleSetBody model(RuleSetBody body) {
    return new nl.driehoek.housing.http.model.RuleSetBody()
        .answerWorkingDays(body.answerWorkingDays())
        .refusalsMax(body.refusalsMax())
        .lockoutMonths(body.lockoutMonths())
        .incomeProofYearsMax(body.incomeProofYearsMax())
        .temporaryMonthsMax(body.temporaryMonthsMax())
        .rules(
            body.rules().stream()
                .map(
                    each ->
                        new RuleSetting()
                            .rule(
                                nl.driehoek.housing.http.model.RuleCode.fromValue(
                                    each.rule().name()))
                            .hard(each.hard()))
                .toList())
        .order(
            body.order().stream()
                .map(each -> nl.driehoek.housing.http.model.OrderCode.fromValue(each.name()))
                .toList())
        .refusals(
            body.refusals().stream()
                .map(
                    each ->
                        new RefusalConsequence()
                            .reason(RefusalConsequence.ReasonEnum.fromValue(each.reason()))
                            .counted(each.counted()))
                .toList())
        .limits(body.limits().stream().map(RuleSetModels::model).toList());
  }

  private static nl.driehoek.housing.http.model.Limits model(Limits limits) {
    return new nl.driehoek.housing.http.model.Limits()
        .year(limits.year())
        .socialIncomeOneCents(limits.socialIncomeOneCents())
        .socialIncomeMoreCents(limits.socialIncomeMoreCents())
        .socialRentMaxCents(limits.socialRentMaxCents())
        .fittingIncomeOneCents(limits.fittingIncomeOneCents())
        .fittingIncomeMoreCents(limits.fittingIncomeMoreCents())
        .fittingIncomeOneElderlyCents(limits.fittingIncomeOneElderlyCents())
        .fittingIncomeMoreElderlyCents(limits.fittingIncomeMoreElderlyCents())
        .fittingRentOneTwoCents(limits.fittingRentOneTwoCents())
        .fittingRentThreeCents(limits.fittingRentThreeCents())
        .under21RentCents(limits.under21RentCents())
        .fittingShareBasisPoints(limits.fittingShareBasisPoints())
        .socialShareBasisPoints(limits.socialShareBasisPoints());
  }

  /** The rules that a draft asks for. */
  public static RuleSetBody body(nl.driehoek.housing.http.model.RuleSetBody asked) {
    return new RuleSetBody(
        asked.getAnswerWorkingDays(),
        asked.getRefusalsMax(),
        asked.getLockoutMonths(),
        asked.getIncomeProofYearsMax(),
        asked.getTemporaryMonthsMax(),
        asked.getRules().stream()
            .map(
                each ->
                    new RuleSetBody.Setting(
                        RuleCode.valueOf(each.getRule().getValue()), each.getHard()))
            .toList(),
        asked.getOrder().stream().map(each -> OrderCode.valueOf(each.getValue())).toList(),
        asked.getRefusals().stream()
            .map(
                each -> new RuleSetBody.Consequence(each.getReason().getValue(), each.getCounted()))
            .toList(),
        asked.getLimits().stream().map(RuleSetModels::limits).toList());
  }

  private static Limits limits(nl.driehoek.housing.http.model.Limits asked) {
    return new Limits(
        asked.getYear(),
        asked.getSocialIncomeOneCents(),
        asked.getSocialIncomeMoreCents(),
        asked.getSocialRentMaxCents(),
        asked.getFittingIncomeOneCents(),
        asked.getFittingIncomeMoreCents(),
        asked.getFittingIncomeOneElderlyCents(),
        asked.getFittingIncomeMoreElderlyCents(),
        asked.getFittingRentOneTwoCents(),
        asked.getFittingRentThreeCents(),
        asked.getUnder21RentCents(),
        asked.getFittingShareBasisPoints(),
        asked.getSocialShareBasisPoints());
  }
}
