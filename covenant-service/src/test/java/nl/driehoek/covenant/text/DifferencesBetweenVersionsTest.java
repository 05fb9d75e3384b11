package nl.driehoek.covenant.text;

import static org.assertj.core.api.Assertions.assertThat;

import nl.driehoek.covenant.Pact;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a director sees who signed the version before. */
class DifferencesBetweenVersionsTest {

  private final ObjectNode body = Pact.body();

  @Test
  void a_text_does_not_differ_from_itself() {
    assertThat(TextDifference.between(Pact.text(), Pact.text())).isEmpty();
  }

  @Test
  void a_changed_value_is_named_by_clause_and_code() {
    ((ObjectNode) body.at("/commitments/2/promises/0")).put("amount", 8);
    assertThat(TextDifference.between(Pact.text(), Pact.text(body)))
        .containsExactly(new TextDifference("/commitments/C3/promises/C3.1/amount", "6", "8"));
  }

  @Test
  void moving_a_commitment_to_another_place_changes_nothing() {
    ArrayNode commitments = (ArrayNode) body.required("commitments");
    commitments.add(commitments.remove(0));
    assertThat(TextDifference.between(Pact.text(), Pact.text(body))).isEmpty();
  }

  @Test
  void what_was_added_and_removed_is_shown_whole() {
    ((ArrayNode) body.required("quotas")).remove(0);
    ((ArrayNode) body.required("budgetShares"))
        .addObject()
        .put("pot", "TRANSITION")
        .put("organisationId", Pact.BUURTKRACHT.toString())
        .put("basisPoints", 1);
    assertThat(TextDifference.between(Pact.text(), Pact.text(body)))
        .containsExactly(
            new TextDifference(
                "/quotas/" + Pact.THUISHAVEN + "-2027",
                "{\"corporationId\":\"" + Pact.THUISHAVEN + "\",\"homes\":20,\"year\":2027}",
                null),
            new TextDifference(
                "/budgetShares/TRANSITION-" + Pact.BUURTKRACHT,
                null,
                "{\"basisPoints\":1,\"organisationId\":\""
                    + Pact.BUURTKRACHT
                    + "\",\"pot\":\"TRANSITION\"}"));
  }

  @Test
  void a_field_that_disappears_is_a_removal() {
    ((ObjectNode) body.at("/parties/0")).remove("fairShareWeight");
    assertThat(TextDifference.between(Pact.text(), Pact.text(body)))
        .containsExactly(
            new TextDifference("/parties/" + Pact.WATERRIJK + "/fairShareWeight", "100", null));
  }
}
