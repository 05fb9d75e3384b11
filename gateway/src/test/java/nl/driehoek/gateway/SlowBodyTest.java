package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends a byte now and then holds neither a service nor, for long, the gateway. */
class SlowBodyTest {
  private static final Suite SUITE = new Suite("driehoek.gateway.edge.body-within", "1s");

  @BeforeEach
  void forget() {
    SUITE.forget();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @Test
  void a_body_that_is_not_whole_in_time_is_refused_and_reaches_no_service() throws IOException {
    String answer = drip("Authorization: " + Suite.token("karim") + "\r\nContent-Length: 1000");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("problem:body-too-slow");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void so_are_chunks() throws IOException {
    String answer =
        drip("Authorization: " + Suite.token("karim") + "\r\nTransfer-Encoding: chunked");

    assertThat(answer).startsWith("HTTP/1.1 40");
    assertThat(SUITE.housing.asked()).isEmpty();
  }

  @Test
  void a_large_body_that_comes_at_once_still_hears_why_it_is_refused() {
    SUITE
        .postAs("karim", "/housing/v1/units", "x".repeat(10_000_000))
        .isProblem(413, "body-too-large");
  }

  /** One byte each 200 ms until the gateway answers. */
  private static String drip(String headers) throws IOException {
    var received = new ByteArrayOutputStream();
    Instant end = Instant.now().plusSeconds(30);
    try (Socket socket = new Socket("127.0.0.1", SUITE.port())) {
      socket.setSoTimeout(200);
      socket
          .getOutputStream()
          .write(
              "POST /housing/v1/units HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                  .formatted(headers)
                  .getBytes());
      while (Instant.now().isBefore(end)) {
        try {
          int read = socket.getInputStream().read();
          if (read < 0) {
            return received.toString();
          }
          received.write(read);
          if (read == '}') {
            return received.toString();
          }
        } catch (SocketTimeoutException quiet) {
          socket.getOutputStream().write('1');
        }
      }
    } catch (IOException cutOff) {
      return received.toString();
    }
    throw new AssertionError("No answer after 30 s: " + received);
  }
}
