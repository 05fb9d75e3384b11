package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** With the README and the public interface alone, the whole chain can be computed again. */
class AuditorRecomputesTheChainTest extends FinanceTest {

  @Test
  void each_hash_follows_from_what_the_interface_shows() throws Exception {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    placed(covenant);
    release(reserve(covenant, FIRST_OF_MARCH), 1, "WITHDRAWN");
    placed(covenant);

    String previous = "0".repeat(64);
    List<JsonNode> chain =
        items(api.as("ada").get("/v1/transactions?budgetId=" + budget).expect(200).json());
    assertThat(chain).hasSizeGreaterThanOrEqualTo(8);
    for (JsonNode transaction : chain) {
      assertThat(transaction.path("previousHash").asString()).isEqualTo(previous);
      previous = hash(transaction);
      assertThat(transaction.path("hash").asString()).isEqualTo(previous);
    }
  }

  private static String hash(JsonNode transaction) throws Exception {
    List<String> fields = new ArrayList<>();
    fields.add("driehoek-ledger-1");
    for (String field :
        List.of(
            "previousHash",
            "budgetId",
            "sequence",
            "transactionId",
            "kind",
            "requestId",
            "attempt",
            "ordinal")) {
      fields.add(text(transaction, field));
    }
    fields.add(text(transaction, "correlationId"));
    fields.add(text(transaction, "valueDate"));
    Instant recordedAt = Instant.parse(text(transaction, "recordedAt"));
    fields.add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)));
    fields.add(text(transaction, "reversesTransactionId"));
    for (JsonNode line : transaction.path("lines")) {
      fields.add(text(line, "task") + "/" + text(line, "part"));
      fields.add(text(line, "organisationId"));
      fields.add(text(line, "amountCents"));
    }
    byte[] bytes = String.join("\n", fields).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() ? "-" : value.asString();
  }
}
