package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A request whose end two readers could see in different places (RFC 9112, 6.1 and 11.2) hides no
 * second request: at most one answer comes back, and the next caller gets the own answer.
 */
@Order(28)
class SmugglingTest {

  private final RunningSuite suite = RunningSuite.shared();
  private final String tom = suite.token("tom");

  @TestFactory
  Stream<DynamicTest> no_request_hides_another() {
    return Door.to("capacity", suite).stream()
        .flatMap(
            door ->
                lengths(door).entrySet().stream()
                    .map(
                        each ->
                            dynamicTest(
                                door.name() + " " + each.getKey(),
                                () -> hidesNothing(door, each.getValue()))));
  }

  private void hidesNothing(Door door, String lengthAndBody) {
    String answer =
        Wire.exchange(
            door,
            "POST %s/v1/locations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                    .formatted(door.prefix(), tom)
                + "Content-Type: application/json\r\nIdempotency-Key: smuggle\r\n"
                + lengthAndBody);
    assertThat(Wire.answers(answer)).as(answer).isLessThanOrEqualTo(1);
    assertThat(answer).doesNotContain("\"items\"");
    Reply next = door.get("/v1/places?limit=1", suite.token("noor"));
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.json().path("items")).isEmpty();
  }

  private Map<String, String> lengths(Door door) {
    String hidden =
        "GET %s/v1/places HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(door.prefix(), tom);
    Map<String, String> all = new LinkedHashMap<>();
    String chunked = "Transfer-Encoding: chunked\r\n";
    all.put("length and chunks", "Content-Length: 4\r\n" + chunked + "\r\n0\r\n\r\n" + hidden);
    all.put("chunks and length", chunked + "Content-Length: 4\r\n\r\n0\r\n\r\n" + hidden);
    for (String encoding :
        List.of(
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity, chunked",
            "Transfer-Encoding:\u000bchunked",
            "Transfer-Encoding: \"chunked\"",
            "X: 1\nTransfer-Encoding: xchunked",
            "Transfer-Encoding:\r\n chunked")) {
      all.put(
          encoding.replaceAll("[^ -~]", "."),
          encoding + "\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + hidden);
    }
    for (String length :
        List.of(
            "Content-Length: 2\r\nContent-Length: 9",
            "Content-Length: +2",
            "Content-Length: 2, 9",
            "Content-Length: -1",
            "Content-Length: 0x2",
            "Content-Length: 99999999999999999999",
            "Content-Length : 2",
            "Content_Length: 2\r\nContent-Length: two")) {
      all.put(length.replaceAll("\\s+", " "), length + "\r\n\r\n{}" + hidden);
    }
    all.put("chunk without a size", chunked + "\r\nzz\r\n" + hidden);
    all.put("chunk of a negative size", chunked + "\r\n-2\r\n{}\r\n0\r\n\r\n" + hidden);
    all.put("chunk of an endless size", chunked + "\r\nfffffffffffffffff\r\n{}" + hidden);
    all.put("zero in the name of a header", "X-\0Y: 1\r\nContent-Length: two\r\n\r\n" + hidden);
    all.put("header without a colon", "Content-Length 2\r\nContent-Length: x\r\n\r\n" + hidden);
    return all;
  }

  @Test
  void an_upgrade_and_an_expectation_lead_nowhere() {
    for (Door door : Door.to("capacity", suite)) {
      for (String headers :
          List.of(
              "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ",
              "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
              "Expect: 200-ok")) {
        String answer = Wire.get(door, "/v1/places", headers);
        assertThat(Wire.status(answer)).as("%s: %s", headers, answer).isIn(401, 417, 400);
      }
    }
  }
}
