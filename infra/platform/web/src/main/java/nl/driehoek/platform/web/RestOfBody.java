package nl.driehoek.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * What is still to come of a body that was refused is taken for so long and no longer: then the
 * connection is closed. Without this the container takes the rest at the pace of the sender, who
 * could hold a connection for days with a byte each few seconds. The answer goes out before it.
 */
final class RestOfBody extends ValveBase {
  private final Duration within;

  RestOfBody(Duration within) {
    super(true);
    this.within = within;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    org.apache.coyote.Request sent = request.getCoyoteRequest();
    if (!request.isAsync() && !isWhole(sent)) {
      try {
        response.finishResponse();
        take(sent);
      } catch (IOException brokenOff) {
        sent.action(ActionCode.CLOSE_NOW, null);
      }
    }
  }

  private static boolean isWhole(org.apache.coyote.Request sent) {
    var whole = new AtomicBoolean();
    sent.action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
    return whole.get();
  }

  private void take(org.apache.coyote.Request sent) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    var away = new Away();
    while (sent.doRead(away) >= 0) {
      if (System.nanoTime() > end) {
        // Closed, not only left unread: the rest must never be taken for a next request.
        sent.action(ActionCode.CLOSE_NOW, null);
        return;
      }
    }
  }

  /** Takes bytes and keeps none. */
  private static final class Away implements ApplicationBufferHandler {
    private @Nullable ByteBuffer taken;

    @Override
    public void setByteBuffer(@Nullable ByteBuffer buffer) {
      taken = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
      return taken;
    }

    @Override
    public void expand(int size) {
      // The container hands over its own buffer.
    }
  }
}
