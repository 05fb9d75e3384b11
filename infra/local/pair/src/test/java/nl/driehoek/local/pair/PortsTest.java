package nl.driehoek.local.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports for servers that start later. */
class PortsTest {

  /** Where Linux begins to choose for outgoing connections, unless it was told otherwise. */
  private static final int OUTGOING = 32_768;

  @Test
  void no_outgoing_connection_takes_one_and_none_is_given_twice() {
    List<Integer> ports = new ArrayList<>(Ports.free(12));
    ports.add(Ports.free());
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 1_024 && port < OUTGOING);
  }

  @Test
  void one_that_is_taken_is_passed_over() throws IOException {
    int next = Ports.free() + 1;
    try (ServerSocket ignored = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.free()).isNotEqualTo(next);
    } catch (IOException taken) {
      assertThat(Ports.free()).as("another has it").isNotEqualTo(next);
    }
  }
}
