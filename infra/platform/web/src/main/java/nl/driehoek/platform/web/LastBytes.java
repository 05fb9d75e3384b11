package nl.driehoek.platform.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/**
 * A moment between the end of the last request and the end of the web server. Graceful shutdown
 * waits until no request is being handled, but the last bytes of an answer may still be on their
 * way out of Tomcat then, and closing its sockets at once would cut them off.
 */
final class LastBytes implements SmartLifecycle {
  /** Spring Boot ends the requests at 1024 below the default phase, and the server at 2048. */
  private static final int BETWEEN = SmartLifecycle.DEFAULT_PHASE - 1536;

  private static final Duration MOMENT = Duration.ofMillis(100);

  private volatile boolean running;

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    LockSupport.parkNanos(MOMENT.toNanos());
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BETWEEN;
  }
}
