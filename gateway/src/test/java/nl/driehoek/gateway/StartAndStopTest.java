package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartAndStopTest {

  @Test
  void a_request_under_way_is_finished_before_the_gateway_stops() throws Exception {
    try (Suite suite = new Suite()) {
      CountDownLatch arrived = new CountDownLatch(1);
      CountDownLatch stopping = new CountDownLatch(1);
      suite.housing.does(
          (exchange, asked) -> {
            arrived.countDown();
            awaitOrFail(stopping);
            StubService.json(200, "{\"late\":true}").answer(exchange, asked);
          });
      CompletableFuture<Suite.Reply> reply =
          CompletableFuture.supplyAsync(() -> suite.getAs("karim", "/housing/v1/units"));
      awaitOrFail(arrived);

      CompletableFuture<Void> stop = CompletableFuture.runAsync(suite::stopGateway);
      stopping.countDown();

      assertThat(reply.get(60, TimeUnit.SECONDS).isOk(200).text()).contains("late");
      stop.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void nobody_beyond_this_machine_reaches_it() throws SocketException {
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .findFirst();
    assumeTrue(outside.isPresent(), "this machine has no other address");
    try (Suite suite = new Suite();
        Socket socket = new Socket()) {
      assertThatThrownBy(
              () -> socket.connect(new InetSocketAddress(outside.get(), suite.port()), 1_000))
          .isInstanceOf(ConnectException.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitOrFail(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IOException("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
