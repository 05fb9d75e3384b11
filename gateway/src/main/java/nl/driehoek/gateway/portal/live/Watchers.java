package nl.driehoek.gateway.portal.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages that wait for a sign. */
final class Watchers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  /** A browser comes back by itself, and is asked again who it is. */
  static final Duration OPEN_MAX = Duration.ofMinutes(10);

  /** What one instance carries; a page beyond it is as fresh as its last load. */
  static final int WATCHERS_MAX = 2_000;

  /** Events come in flocks, and the service that answers the page may hear them a moment later. */
  private static final Duration AFTER_EVENT = Duration.ofMillis(400);

  /** A page about everything does not ask more often than this. */
  private static final Duration REST = Duration.ofSeconds(3);

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

  private final Set<Watcher> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-signs").daemon().factory());
  private volatile boolean running;

  /** One open page; about: the request it shows, or null for a page about everything. */
  private record Watcher(SseEmitter page, @Nullable String about, AtomicInteger waiting) {}

  /**
   * Opens the line to one page.
   *
   * @param about id of the request that it shows; null when it shows more
   * @return null when there are too many
   */
  @Nullable SseEmitter watch(@Nullable String about) {
    if (all.size() >= WATCHERS_MAX) {
      return null;
    }
    var page = new SseEmitter(OPEN_MAX.toMillis());
    var watcher = new Watcher(page, about, new AtomicInteger());
    page.onCompletion(() -> all.remove(watcher));
    page.onTimeout(page::complete);
    page.onError(gone -> all.remove(watcher));
    all.add(watcher);
    // Sends the head of the answer. An event named "open" would look like a line that came back.
    send(watcher, SseEmitter.event().comment("open"));
    return page;
  }

  /** There was an event in this flow. */
  void heard(String correlation) {
    for (Watcher each : all) {
      if (each.about == null || each.about.equals(correlation)) {
        soon(each);
      }
    }
  }

  private void soon(Watcher watcher) {
    if (watcher.waiting.getAndIncrement() > 0) {
      return;
    }
    clock.schedule(() -> sign(watcher), AFTER_EVENT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sign(Watcher watcher) {
    send(watcher, SseEmitter.event().name("changed").data(""));
    Duration rest = watcher.about == null ? REST : AFTER_EVENT;
    clock.schedule(() -> rested(watcher), rest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What came during the rest was not seen yet, unless it was only the one that woke us. */
  private void rested(Watcher watcher) {
    if (watcher.waiting.getAndSet(0) > 1) {
      soon(watcher);
    }
  }

  private void send(Watcher watcher, SseEmitter.SseEventBuilder what) {
    try {
      watcher.page.send(what);
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("A page went away", gone);
      all.remove(watcher);
    }
  }

  @Override
  public void start() {
    running = true;
    clock.scheduleAtFixedRate(
        () -> all.forEach(each -> send(each, SseEmitter.event().comment("here"))),
        SIGN_OF_LIFE.toSeconds(),
        SIGN_OF_LIFE.toSeconds(),
        TimeUnit.SECONDS);
  }

  /** Lets the pages go, so that stopping does not wait for them; they come back elsewhere. */
  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
    all.forEach(each -> each.page.complete());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
