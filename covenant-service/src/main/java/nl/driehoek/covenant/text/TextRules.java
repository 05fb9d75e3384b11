package nl.driehoek.covenant.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.covenant.text.CovenantText.BudgetShare;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.Party;
import nl.driehoek.covenant.text.CovenantText.PartyKind;
import nl.driehoek.covenant.text.CovenantText.Quota;

/** What makes the text of a covenant sound. Each rule adds its faults; all are told at once. */
public final class TextRules {

  /** A whole, in basis points. */
  public static final int WHOLE_BASIS_POINTS = 10_000;

  private final CovenantText text;
  private final UUID municipalityId;
  private final List<TextFault> faults = new ArrayList<>();

  private TextRules(CovenantText text, UUID municipalityId) {
    this.text = text;
    this.municipalityId = municipalityId;
  }

  /**
   * Everything that is wrong with the text; empty when it may be signed.
   *
   * @param municipalityId who drafts
   */
  public static List<TextFault> faults(CovenantText text, UUID municipalityId) {
    TextRules rules = new TextRules(text, municipalityId);
    rules.dates();
    rules.parties();
    rules.tasks();
    rules.commitments();
    rules.quotas();
    rules.budgetShares();
    return List.copyOf(rules.faults);
  }

  private void dates() {
    if (text.validUntil().isBefore(text.validFrom())) {
      add("/validUntil", "before-start");
    }
  }

  private void parties() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < text.parties().size(); i++) {
      Party party = text.parties().get(i);
      if (!seen.add(party.organisationId())) {
        add("/parties/" + i + "/organisationId", "duplicate");
      }
      if (party.fairShareWeight() != null && party.kind() != PartyKind.MUNICIPALITY) {
        add("/parties/" + i + "/fairShareWeight", "municipality-only");
      }
    }
    if (!organisations(PartyKind.MUNICIPALITY).contains(municipalityId)) {
      add("/parties", "drafter-missing");
    }
  }

  private void tasks() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < text.tasks().size(); i++) {
      if (!seen.add(text.tasks().get(i).code())) {
        add("/tasks/" + i + "/code", "duplicate");
      }
    }
  }

  private void commitments() {
    Set<String> clauses =
        text.commitments().stream().map(Commitment::clause).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < text.commitments().size(); i++) {
      Commitment commitment = text.commitments().get(i);
      String at = "/commitments/" + i;
      if (!seen.add(commitment.clause())) {
        add(at + "/clause", "duplicate");
      }
      if (!text.partyIds().contains(commitment.ownerOrganisationId())) {
        add(at + "/ownerOrganisationId", "no-party");
      }
      conditions(commitment, clauses, at);
      faults.addAll(PromiseRules.faults(text, commitment, at));
    }
  }

  private void conditions(Commitment commitment, Set<String> clauses, String at) {
    for (int i = 0; i < commitment.conditionalOn().size(); i++) {
      String condition = commitment.conditionalOn().get(i);
      if (condition.equals(commitment.clause())) {
        add(at + "/conditionalOn/" + i, "depends-on-itself");
      } else if (!clauses.contains(condition)) {
        add(at + "/conditionalOn/" + i, "no-clause");
      }
    }
  }

  private void quotas() {
    Set<UUID> corporations = organisations(PartyKind.CORPORATION);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < text.quotas().size(); i++) {
      Quota quota = text.quotas().get(i);
      String at = "/quotas/" + i;
      if (!corporations.contains(quota.corporationId())) {
        add(at + "/corporationId", "no-corporation");
      }
      if (quota.year() < text.validFrom().getYear() || quota.year() > text.validUntil().getYear()) {
        add(at + "/year", "outside-validity");
      }
      if (!seen.add(quota.corporationId() + "/" + quota.year())) {
        add(at, "duplicate");
      }
    }
  }

  private void budgetShares() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < text.budgetShares().size(); i++) {
      BudgetShare share = text.budgetShares().get(i);
      UUID organisation = share.organisationId();
      if (organisation != null && !text.partyIds().contains(organisation)) {
        add("/budgetShares/" + i + "/organisationId", "no-party");
      }
      if (!seen.add(share.pot() + "/" + Objects.toString(organisation, ""))) {
        add("/budgetShares/" + i, "duplicate");
      }
    }
    int sum = text.budgetShares().stream().mapToInt(BudgetShare::basisPoints).sum();
    if (sum != WHOLE_BASIS_POINTS) {
      add("/budgetShares", "shares-sum", WHOLE_BASIS_POINTS, sum);
    }
  }

  private Set<UUID> organisations(PartyKind kind) {
    return text.parties().stream()
        .filter(party -> party.kind() == kind)
        .map(Party::organisationId)
        .collect(Collectors.toSet());
  }

  private void add(String pointer, String code, Object... args) {
    faults.add(TextFault.of(pointer, code, args));
  }
}
