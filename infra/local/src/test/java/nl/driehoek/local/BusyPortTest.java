package nl.driehoek.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import nl.driehoek.local.pair.Ports;
import org.junit.jupiter.api.Test;

/** A port of the suite that another process has. */
class BusyPortTest {

  private final Say say = new Say(new PrintStream(new ByteArrayOutputStream()));

  @Test
  void the_message_names_the_port_the_process_and_the_way_out() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> BusyPorts.refuse(Map.of("gateway", taken.getLocalPort()), say))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " (gateway)")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("DRIEHOEK_PORT_GATEWAY=");
    }
  }

  @Test
  void a_free_port_is_no_trouble() {
    assertThatCode(() -> BusyPorts.refuse(Map.of("gateway", Ports.free()), say))
        .doesNotThrowAnyException();
  }

  @Test
  void a_port_out_of_range_is_refused_by_its_variable() {
    assertThatThrownBy(() -> App.ports(Map.of("DRIEHOEK_PORT_KAFKA", "70000")))
        .hasMessageContaining("DRIEHOEK_PORT_KAFKA");
  }
}
