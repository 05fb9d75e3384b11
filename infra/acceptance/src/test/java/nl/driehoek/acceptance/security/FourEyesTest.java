package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Who asks does not decide, whatever roles one has: turning back posted money takes two people of
 * the municipality (it ends with a rejection, so that nothing moves), and whether a resident is
 * ready is judged by another than who filed the request.
 */
@Order(26)
class FourEyesTest {

  private static final String YES = "{\"approved\":true}";
  private static final String NO = "{\"approved\":false,\"reason\":\"Toch maar niet doen\"}";

  private final RunningSuite suite = RunningSuite.shared();
  private final MarkedFlow flow = MarkedFlow.of(suite);

  @Test
  void nobody_decides_on_the_own_proposal_and_nobody_decides_twice() {
    String decision = "/v1/reversals/" + flow.id("reversalId") + "/decision";
    Forger forger = new Forger(new Premises(suite).signingKey(), suite.token("joost"));
    String withMoreRoles = forger.claiming(c -> c.put("roles", List.of("controller", "director")));
    for (Door door : Door.to("finance", suite)) {
      for (String own : List.of(suite.token("joost"), withMoreRoles)) {
        for (String body : List.of(YES, NO)) {
          Reply reply = door.post(decision, own, body);
          assertThat(reply.status()).as("%s: %s", door.name(), reply.body()).isEqualTo(403);
          assertThat(reply.problem()).isEqualTo("four-eyes");
        }
      }
      assertThat(door.post(decision, suite.token("ursula"), YES).status()).isEqualTo(403);
      assertThat(door.post(decision, suite.token("ada"), YES).status()).isEqualTo(403);
      assertThat(door.post(decision, suite.token("mark"), YES).status()).isEqualTo(404);
    }
    Door gateway = Door.gateway("finance", suite);
    Reply second = gateway.post(decision, suite.token("samira"), NO);
    assertThat(second.status()).as(second.body()).isBetween(200, 201);
    assertThat(second.json().path("status").asString()).isEqualTo("REJECTED");
    assertThat(gateway.post(decision, suite.token("samira"), YES).status()).isEqualTo(409);
  }

  @Test
  void who_filed_a_request_does_not_judge_it_with_whatever_roles() {
    assertThat(flow.ownDecisions).hasSize(4);
    for (Reply reply : flow.ownDecisions) {
      assertThat(reply.status()).as(reply.body()).isEqualTo(409);
      assertThat(reply.problem()).isEqualTo("filed-yourself");
    }
  }

  @Test
  void an_auditor_and_an_operator_propose_nothing() {
    String proposal = "/v1/transactions/" + flow.id("transactionId") + "/reversal";
    for (Door door : Door.to("finance", suite)) {
      for (String who : List.of("ada", "otto", "samira", "mila")) {
        Reply reply = door.post(proposal, suite.token(who), "{\"reason\":\"Zomaar een reden\"}");
        assertThat(reply.status()).as("%s: %s", who, reply.body()).isIn(403, 404);
      }
    }
  }
}
