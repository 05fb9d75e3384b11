package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Where money that was posted is turned back, two people of the municipality are needed, whatever
 * roles one of them has. It ends with a rejection, so that nothing moves.
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
