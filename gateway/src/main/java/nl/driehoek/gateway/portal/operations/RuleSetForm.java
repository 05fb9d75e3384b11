package nl.driehoek.gateway.portal.operations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import nl.driehoek.contracts.http.housing.model.RuleSet;
import nl.driehoek.contracts.http.housing.model.RuleSetBody;
import nl.driehoek.contracts.http.housing.model.RuleSetDraft;
import nl.driehoek.contracts.http.housing.model.RuleSetting;
import org.jspecify.annotations.Nullable;

/** A next version as it was typed, made from the one before it. */
final class RuleSetForm {
  private RuleSetForm() {}

  /** What can't be read is left out, so that the service names it. */
  static RuleSetDraft draft(RuleSet base, Map<String, String> form) {
    RuleSetBody before = base.getBody();
    var body =
        new RuleSetBody()
            .answerWorkingDays(number(form, "body.answerWorkingDays"))
            .refusalsMax(number(form, "body.refusalsMax"))
            .lockoutMonths(number(form, "body.lockoutMonths"))
            .incomeProofYearsMax(number(form, "body.incomeProofYearsMax"))
            .temporaryMonthsMax(number(form, "body.temporaryMonthsMax"))
            .rules(
                before.getRules().stream()
                    .map(
                        each ->
                            new RuleSetting()
                                .rule(each.getRule())
                                .hard("HARD".equals(form.get("rule." + each.getRule()))))
                    .toList())
            .order(before.getOrder())
            .refusals(before.getRefusals())
            .limits(before.getLimits());
    return new RuleSetDraft()
        .regionCode(base.getRegionCode())
        .version(text(form, "version"))
        .validFrom(day(form))
        .reason(text(form, "reason"))
        .body(body);
  }

  private static String text(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip();
  }

  private static @Nullable Integer number(Map<String, String> form, String name) {
    String typed = text(form, name);
    try {
      return typed.isEmpty() ? null : Integer.valueOf(typed);
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static @Nullable LocalDate day(Map<String, String> form) {
    String typed = text(form, "validFrom");
    try {
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
