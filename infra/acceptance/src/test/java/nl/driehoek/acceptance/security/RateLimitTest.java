package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An organisation that asks too much gets 429; the others, and itself soon after, do not. */
@Order(97)
class RateLimitTest {

  /** As many as a connection may carry, and enough connections for more than the burst. */
  private static final int REQUESTS = 100;

  private static final int CONNECTIONS = 24;

  private final RunningSuite suite = RunningSuite.shared();
  private final Door gateway = new Door("gateway", suite.gateway(), "");

  @Test
  void one_organisation_uses_up_its_own_allowance_only() {
    String hilde = suite.token("hilde");
    Instant end = Instant.now().plusSeconds(60);
    boolean limited = false;
    while (!limited && Instant.now().isBefore(end)) {
      limited = flood("Authorization: Bearer " + hilde).stream().anyMatch(RateLimitTest::limited);
      for (String other : List.of("mark", "tom", "karim", "otto")) {
        Reply reply = gateway.get("/clock", suite.token(other));
        assertThat(reply.status()).as(other).isNotEqualTo(429);
      }
    }
    assertThat(limited).as("a flood from Heuveldam is limited").isTrue();
    Instant start = Instant.now();
    while (gateway.get("/clock", hilde).status() == 429) {
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void strangers_use_up_nothing_of_those_who_show_a_token() {
    Instant end = Instant.now().plusSeconds(60);
    boolean limited = false;
    while (!limited && Instant.now().isBefore(end)) {
      limited = flood("Authorization: Bearer rubbish").stream().anyMatch(RateLimitTest::limited);
      assertThat(gateway.get("/clock", suite.token("otto")).status()).isEqualTo(200);
    }
    assertThat(limited).as("a flood of strangers is limited").isTrue();
  }

  @Test
  void saying_to_come_from_elsewhere_gives_no_new_allowance() {
    Instant end = Instant.now().plusSeconds(60);
    boolean limited = false;
    for (int round = 0; !limited && Instant.now().isBefore(end); round++) {
      String elsewhere =
          "X-Forwarded-For: 10.0.%d.1\r\nX-Real-IP: 10.0.%d.2".formatted(round, round);
      limited =
          flood("Authorization: Bearer rubbish\r\n" + elsewhere).stream()
              .anyMatch(RateLimitTest::limited);
    }
    assertThat(limited).isTrue();
  }

  private static boolean limited(String answers) {
    boolean limited = answers.contains("HTTP/1.1 429 ");
    if (limited) {
      assertThat(answers).containsIgnoringCase("\r\nretry-after: ").contains("too-many-requests");
    }
    return limited;
  }

  /** All at once and without waiting for answers in between. */
  private List<String> flood(String headers) {
    String one = "GET /clock HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(headers);
    byte[] many = one.repeat(REQUESTS).getBytes(StandardCharsets.US_ASCII);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> pipelined(many), run -> Thread.ofVirtual().start(run)));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private String pipelined(byte[] requests) {
    try (Socket socket = Wire.open(gateway)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  socket.getOutputStream().write(requests);
                } catch (IOException closed) {
                  // The answers tell.
                }
              });
      return Wire.read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
