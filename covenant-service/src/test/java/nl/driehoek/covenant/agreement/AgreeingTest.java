package nl.driehoek.covenant.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.agreement.Covenant.Draft;
import nl.driehoek.covenant.agreement.Covenant.Drafting;
import nl.driehoek.covenant.agreement.Covenant.Ended;
import nl.driehoek.covenant.agreement.Covenant.InForce;
import nl.driehoek.covenant.agreement.CovenantAct.EndTerm;
import nl.driehoek.covenant.agreement.CovenantAct.OpenAmendment;
import nl.driehoek.covenant.agreement.CovenantAct.Redraft;
import nl.driehoek.covenant.agreement.CovenantAct.Sign;
import nl.driehoek.covenant.agreement.CovenantAct.WithdrawAmendment;
import nl.driehoek.covenant.agreement.CovenantChange.TermEnded;
import nl.driehoek.covenant.agreement.CovenantChange.VersionActivated;
import nl.driehoek.covenant.text.CovenantText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a covenant comes into force and changes (domain rule 38). */
class AgreeingTest {

  private static final List<UUID> PARTIES =
      List.of(Pact.WATERRIJK, Pact.DE_BRUG, Pact.BUURTKRACHT, Pact.THUISHAVEN, Pact.WOONPUNT);

  private final Drafting draft =
      CovenantRules.draft(UUID.randomUUID(), Pact.WATERRIJK, Pact.text());

  @Test
  void nothing_holds_until_the_last_party_has_signed() {
    Covenant covenant = draft;
    for (UUID party : PARTIES.subList(0, 4)) {
      covenant = accepted(covenant, sign(draft.draft(), party));
      assertThat(covenant).isInstanceOf(Drafting.class);
    }
    assertThat(accepted(covenant, sign(draft.draft(), PARTIES.getLast())))
        .isInstanceOf(InForce.class);
  }

  @Test
  void the_last_signature_brings_into_force_exactly_what_was_read() {
    InForce covenant = inForce();
    assertThat(covenant.agreed().text()).isEqualTo(Pact.text());
    assertThat(covenant.agreed().hash()).isEqualTo(draft.draft().hash());
    assertThat(covenant.amendment()).isNull();
  }

  @Test
  void signing_twice_changes_nothing() {
    Covenant once = accepted(draft, sign(draft.draft(), Pact.DE_BRUG));
    assertUnchanged(once, sign(draft.draft(), Pact.DE_BRUG));
    assertUnchanged(inForce(), sign(draft.draft(), Pact.DE_BRUG));
  }

  @Test
  void a_signature_under_another_text_is_refused() {
    assertRefused(draft, signing(1, "0".repeat(64)), CovenantRefusal.TEXT_CHANGED);
    assertRefused(draft, signing(2, draft.draft().hash()), CovenantRefusal.TEXT_CHANGED);
  }

  @Test
  void who_is_no_party_is_not_asked_to_sign() {
    assertRefused(draft, sign(draft.draft(), Pact.MEERDORP), CovenantRefusal.NOT_ASKED_TO_SIGN);
  }

  @Test
  void a_changed_draft_has_to_be_signed_by_all_again() {
    Covenant signed = accepted(draft, sign(draft.draft(), Pact.DE_BRUG));
    Drafting changed = (Drafting) accepted(signed, new Redraft(Pact.WATERRIJK, otherName()));
    assertThat(changed.draft().version()).isEqualTo(2);
    assertThat(changed.draft().signed()).isEmpty();
    assertRefused(changed, sign(draft.draft(), Pact.DE_BRUG), CovenantRefusal.TEXT_CHANGED);
  }

  @Test
  void only_the_municipality_that_drafted_it_changes_the_draft() {
    assertRefused(draft, new Redraft(Pact.DE_BRUG, otherName()), CovenantRefusal.NOT_THE_DRAFTER);
    assertRefused(
        inForce(), new OpenAmendment(Pact.MEERDORP, otherName()), CovenantRefusal.NOT_THE_DRAFTER);
    assertRefused(
        amended(otherName()),
        new WithdrawAmendment(Pact.THUISHAVEN, 2),
        CovenantRefusal.NOT_THE_DRAFTER);
  }

  @Test
  void what_is_in_force_is_never_changed_without_an_amendment() {
    assertRefused(
        inForce(), new Redraft(Pact.WATERRIJK, otherName()), CovenantRefusal.NOTHING_BEING_DRAFTED);
  }

  @Test
  void the_old_version_holds_until_all_have_signed_the_amendment() {
    InForce amended = amended(otherName());
    Covenant covenant = amended;
    for (UUID party : PARTIES.subList(0, 4)) {
      covenant = accepted(covenant, sign(amended.amendment(), party));
      assertThat(((InForce) covenant).agreed().version()).isEqualTo(1);
    }
    covenant = accepted(covenant, sign(amended.amendment(), PARTIES.getLast()));
    assertThat(((InForce) covenant).agreed().version()).isEqualTo(2);
    assertThat(((InForce) covenant).agreed().text()).isEqualTo(otherName());
  }

  @Test
  void a_party_that_would_leave_has_to_sign_the_amendment_too() {
    InForce amended = amended(withoutWoonpunt());
    assertThat(amended.amendment().mustSign()).contains(Pact.WOONPUNT);
    Covenant covenant = amended;
    for (UUID party : PARTIES.subList(0, 4)) {
      covenant = accepted(covenant, sign(amended.amendment(), party));
    }
    assertThat(((InForce) covenant).agreed().version()).isEqualTo(1);
  }

  @Test
  void one_amendment_is_drafted_at_a_time_and_can_be_withdrawn() {
    InForce amended = amended(otherName());
    assertRefused(
        amended,
        new OpenAmendment(Pact.WATERRIJK, otherName()),
        CovenantRefusal.AMENDMENT_ALREADY_OPEN);
    InForce withdrawn = (InForce) accepted(amended, new WithdrawAmendment(Pact.WATERRIJK, 2));
    assertThat(withdrawn.amendment()).isNull();
    assertThat(withdrawn.agreed().version()).isEqualTo(1);
    InForce next = (InForce) accepted(withdrawn, new OpenAmendment(Pact.WATERRIJK, otherName()));
    assertThat(next.amendment().version()).as("a number is never used twice").isEqualTo(3);
  }

  @Test
  void an_amendment_cannot_promise_fewer_homes_than_are_in_use() {
    InForce amended = amended(Pact.text(Pact.body(5, 5)));
    Covenant almost = amended;
    for (UUID party : PARTIES.subList(0, 4)) {
      almost = accepted(almost, sign(amended.amendment(), party));
    }
    Draft draft = amended.amendment();
    Sign last = new Sign(Pact.WOONPUNT, draft.version(), draft.hash(), Map.of(2027, 11));
    assertRefused(almost, last, CovenantRefusal.QUOTA_BELOW_USE);
    Sign fits = new Sign(Pact.WOONPUNT, draft.version(), draft.hash(), Map.of(2027, 10));
    assertThat(((InForce) accepted(almost, fits)).agreed().version()).isEqualTo(2);
  }

  @Test
  void a_covenant_ends_on_the_day_after_its_last_day_and_then_stays_as_it_is() {
    assertUnchanged(inForce(), new EndTerm(LocalDate.of(2030, 12, 31)));
    Decision<Covenant, CovenantChange, CovenantRefusal> decision =
        CovenantRules.decide(inForce(), new EndTerm(LocalDate.of(2031, 1, 1)));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    var accepted = (Decision.Accepted<Covenant, CovenantChange, CovenantRefusal>) decision;
    assertThat(accepted.events()).containsExactly(new TermEnded(LocalDate.of(2030, 12, 31)));
    assertThat(accepted.state()).isInstanceOf(Ended.class);
    assertRefused(
        accepted.state(),
        new OpenAmendment(Pact.WATERRIJK, otherName()),
        CovenantRefusal.NOT_IN_FORCE);
  }

  @Test
  void each_accepted_act_counts_one_revision() {
    assertThat(draft.revision()).isEqualTo(1);
    assertThat(inForce().revision()).isEqualTo(6);
  }

  @Test
  void activation_is_told_once() {
    Covenant covenant = draft;
    long activations = 0;
    for (UUID party : PARTIES) {
      var decision =
          (Decision.Accepted<Covenant, CovenantChange, CovenantRefusal>)
              CovenantRules.decide(covenant, sign(draft.draft(), party));
      covenant = decision.state();
      activations += decision.events().stream().filter(VersionActivated.class::isInstance).count();
    }
    assertThat(activations).isEqualTo(1);
  }

  private InForce inForce() {
    Covenant covenant = draft;
    for (UUID party : PARTIES) {
      covenant = accepted(covenant, sign(draft.draft(), party));
    }
    return (InForce) covenant;
  }

  private InForce amended(CovenantText text) {
    return (InForce) accepted(inForce(), new OpenAmendment(Pact.WATERRIJK, text));
  }

  private static CovenantText otherName() {
    ObjectNode body = Pact.body();
    body.put("name", "PACT 2027-2030, amended");
    return Pact.text(body);
  }

  private static CovenantText withoutWoonpunt() {
    ObjectNode body = Pact.body();
    ((ArrayNode) body.required("parties")).remove(4);
    return Pact.text(body);
  }

  private Sign signing(int version, String hash) {
    return new Sign(Pact.DE_BRUG, version, hash, Map.of());
  }

  private static Sign sign(Draft draft, UUID party) {
    return new Sign(party, draft.version(), draft.hash(), Map.of());
  }

  private static Covenant accepted(Covenant covenant, CovenantAct act) {
    var decision = CovenantRules.decide(covenant, act);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<Covenant, CovenantChange, CovenantRefusal>) decision).state();
  }

  private static void assertUnchanged(Covenant covenant, CovenantAct act) {
    assertThat(CovenantRules.decide(covenant, act)).isInstanceOf(Decision.Unchanged.class);
  }

  private static void assertRefused(Covenant covenant, CovenantAct act, CovenantRefusal reason) {
    assertThat(CovenantRules.decide(covenant, act)).isEqualTo(Decision.refused(reason));
  }
}
