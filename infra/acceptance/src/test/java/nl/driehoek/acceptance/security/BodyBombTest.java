package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import nl.driehoek.platform.testkit.SlowSender;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bodies that are too big, too deep, too odd or too slow: refused soon, and nothing changes. */
@Order(29)
class BodyBombTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String NAME = "{\"name\":%s,\"municipalityCode\":\"0392\"}";

  private final RunningSuite suite = RunningSuite.shared();
  private final String tom = suite.token("tom");

  @TestFactory
  Stream<DynamicTest> a_bomb_is_refused_soon_at_every_door() {
    return Door.to("capacity", suite).stream()
        .flatMap(
            door ->
                bombs().entrySet().stream()
                    .map(
                        each ->
                            dynamicTest(
                                door.name() + " " + each.getKey(),
                                () -> refusedSoon(door, each.getValue(), Map.of()))));
  }

  private static void refusedSoon(
      Door door, byte[] body, Map<String, String> headers, String token) {
    Instant start = Instant.now();
    Reply reply = door.sendBytes("/v1/locations", token, body, headers);
    assertThat(reply.status()).as("%s: %s", door.name(), reply.body()).isIn(400, 413, 415);
    assertThat(reply.isProblem()).isTrue();
    assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
  }

  private void refusedSoon(Door door, byte[] body, Map<String, String> headers) {
    refusedSoon(door, body, headers, tom);
  }

  private static Map<String, byte[]> bombs() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("ten megabytes", "\"" + "x".repeat(10_000_000) + "\"");
    texts.put("5,000 arrays", "[".repeat(5_000) + "]".repeat(5_000));
    texts.put("5,000 objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
    texts.put("deep in a field", NAME.formatted("[".repeat(5_000) + "]".repeat(5_000)));
    texts.put("1e309", NAME.formatted("1e309"));
    texts.put("1e999999999", NAME.formatted("1e999999999"));
    texts.put("a number of 100,000 digits", NAME.formatted("9".repeat(100_000)));
    texts.put("a name of 100,000 characters", "{\"" + "n".repeat(100_000) + "\":1}");
    texts.put("20,000 names", "{" + names(20_000) + "}");
    texts.put(
        "the same name twice", "{\"name\":\"a\",\"name\":\"b\",\"municipalityCode\":\"0392\"}");
    texts.put(
        "the same name, once escaped",
        "{\"name\":\"a\",\"n\\u0061me\":\"b\",\"municipalityCode\":\"0392\"}");
    texts.put("a lone surrogate", NAME.formatted("\"\\ud800\""));
    texts.put("a surrogate the wrong way round", NAME.formatted("\"\\udc00\\ud800\""));
    texts.put("a zero character", NAME.formatted("\"a\\u0000b\""));
    texts.put("not a number", NAME.formatted("NaN"));
    texts.put("a comment", "/* x */" + NAME.formatted("\"a\""));
    texts.put("two values", NAME.formatted("\"a\"") + NAME.formatted("\"b\""));
    texts.put("single quotes", "{'name':'a','municipalityCode':'0392'}");
    Map<String, byte[]> bombs = new LinkedHashMap<>();
    texts.forEach((name, text) -> bombs.put(name, text.getBytes(StandardCharsets.UTF_8)));
    bombs.put("UTF-16", NAME.formatted("\"a\"").getBytes(StandardCharsets.UTF_16));
    bombs.put("overlong UTF-8", new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'});
    return bombs;
  }

  private static String names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("\"n%d\":1".formatted(i));
    }
    return String.join(",", names);
  }

  @Test
  void a_packed_body_is_not_unpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(" ".repeat(50_000_000).getBytes(StandardCharsets.US_ASCII));
    }
    for (Door door : Door.to("capacity", suite)) {
      for (String encoding : List.of("gzip", "deflate", "br", "gzip, gzip")) {
        refusedSoon(door, packed.toByteArray(), Map.of("Content-Encoding", encoding));
      }
      refusedSoon(door, packed.toByteArray(), Map.of("Content-Type", "application/xml"));
      refusedSoon(
          door,
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".getBytes(),
          Map.of("Content-Type", "application/xml"));
    }
  }

  @Test
  void a_whole_number_beyond_what_others_can_hold_is_never_taken_for_another_one() {
    String body =
        """
        {"covenantId":"%s","year":2027,"places":1,"protectedPlaceYearCents":9007199254740993,
         "supportYearCents":1800000,"protectedPlacesCents":1,"supportAtHomeCents":0}\
        """
            .formatted(suite.region().covenantId());
    for (Door door : Door.to("finance", suite)) {
      Reply reply = door.post("/v1/budgets", suite.token("joost"), body);
      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
      assertThat(reply.body())
          .contains("/protectedPlaceYearCents")
          .doesNotContain("9007199254740992");
    }
  }

  @Test
  void a_body_that_drips_in_is_given_up_and_so_is_the_rest_of_a_refused_one() throws Exception {
    String token = "Authorization: Bearer " + tom;
    List<Callable<Void>> slow = new ArrayList<>();
    for (Door door : Door.to("capacity", suite)) {
      slow.add(
          () -> {
            String answer =
                sender(door).untilAnswered(head(door, token + "\r\nContent-Length: 5000"));
            assertThat(Wire.status(answer)).as("%s: %s", door.name(), answer).isEqualTo(408);
            assertThat(answer).contains("problem:body-too-slow");
            return null;
          });
      slow.add(
          () -> {
            String refused = sender(door).untilClosed(head(door, "Content-Length: 5000"));
            assertThat(Wire.status(refused)).as("%s: %s", door.name(), refused).isEqualTo(401);
            assertThat(Wire.answers(refused)).isEqualTo(1);
            return null;
          });
    }
    atOnce(slow);
  }

  /** Each waits for an end that comes late, so that they wait together. */
  private static void atOnce(List<Callable<Void>> all) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    }
  }

  @Test
  void who_never_ends_the_headers_is_cut_off_and_holds_up_nobody() throws Exception {
    atOnce(Door.to("capacity", suite).stream().map(this::neverEndsTheHeaders).toList());
  }

  private Callable<Void> neverEndsTheHeaders(Door door) {
    return () -> {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 200; i++) {
          Socket socket = Wire.open(door);
          slow.add(socket);
          socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: loc".getBytes());
        }
        Instant start = Instant.now();
        assertThat(door.get("/v1/places?limit=1", tom).status()).isEqualTo(200);
        assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
        for (Socket socket : slow) {
          assertThat(endsWithin(socket)).as("%s gives up", door.name()).isTrue();
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      return null;
    };
  }

  private static boolean endsWithin(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException cutOff) {
      return true;
    }
  }

  private static SlowSender sender(Door door) {
    return new SlowSender(
        door.base().getHost(),
        door.base().getPort(),
        Duration.ofMillis(500),
        Duration.ofSeconds(40));
  }

  private static String head(Door door, String headers) {
    return "POST %s/v1/locations HTTP/1.1\r\nHost: localhost\r\n%s"
        .formatted(door.prefix(), headers);
  }
}
