package nl.driehoek.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Directories;

/**
 * The suite as a picture.
 *
 * <pre>
 *   people and machines
 *          |
 *       gateway ------------- identity (tokens)
 *          |
 *   covenant  capacity  housing  finance      each with a database of its own
 *          \      |        |      /
 *           Kafka (events and commands)       PostgreSQL
 * </pre>
 */
public final class Suite implements AutoCloseable {

  /** Preparing an app keeps a core busy, and the suite is meant for two. */
  private static final int PREPARED_AT_ONCE = 2;

  private final Installation here;
  private final Tokens tokens;
  private final Say say;
  private final StateFile state;
  private final PostgresPart postgres;
  private final BrokerPart broker;
  private final AppPart identity;
  private final AppPart gateway;
  private final List<AppPart> services;
  private final boolean fastStart;
  private final Supervisor supervisor;

  private Suite(Installation here, Say say, boolean fastStart) {
    Directories.create(here.home());
    this.here = here;
    this.say = say;
    this.fastStart = fastStart;
    this.tokens = new Tokens(here);
    this.state = new StateFile(here);
    Orphans.stop(here, say);
    BusyPorts.refuse(here.ports(), say);
    FirstDate.set(here.clock());
    Configuration configuration = Configuration.of(here);
    this.postgres = new PostgresPart(here, configuration);
    this.broker = new BrokerPart(here, this::sendAllAgain);
    List<AppPart> apps = Together.map(App.ALL, app -> app(here, app, configuration));
    this.identity = apps.getFirst();
    this.gateway = apps.getLast();
    this.services = apps.subList(1, apps.size() - 1);
    this.supervisor = new Supervisor(parts(), state, say);
  }

  /**
   * Starts the packaged suite of the repository (system property {@code driehoek.root}) with its
   * data in this folder, on free ports and without demo data; returns once everything answers.
   */
  public static Suite start(Path home) {
    Path root = Path.of(System.getProperty("driehoek.root", "."));
    Installation here = Installation.of(root, home, App.freePorts());
    Suite suite = new Suite(here, new Say(System.out), false);
    suite.start();
    return suite;
  }

  /** Prepares an installation; what an earlier start left is ended first. */
  static Suite of(Installation here, Say say, boolean fastStart) {
    return new Suite(here, say, fastStart);
  }

  /** Where the suite is. */
  public URI gateway() {
    return here.address("gateway");
  }

  /** Where one of its processes is, such as {@code housing}, past the gateway. */
  public URI address(String name) {
    return here.address(name);
  }

  /** An access token for this test identity, such as {@code karim}. */
  public String token(String identity) {
    return tokens.of(identity);
  }

  /** Where the broker is, for a test that reads or repeats what was sent. */
  public String kafka() {
    return "127.0.0.1:" + here.port("kafka");
  }

  /** Stops one process, such as {@code finance}, as an operator would; it stays down. */
  public void stop(String name) {
    supervisor.rest(part(name));
  }

  /** Starts a process that was stopped, and waits until it answers. */
  public void start(String name) {
    Part part = part(name);
    supervisor.wake(part);
    part.awaitReady();
  }

  private Part part(String name) {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  private static AppPart app(Installation here, App app, Configuration configuration) {
    return new AppPart(here, app, Program.of(here, app), configuration.write(app));
  }

  /** Starts everything; returns once everything answers. */
  void start() {
    long start = System.nanoTime();
    state.put("launcher", ProcessHandle.current());
    try {
      if (broker.isEmpty()) {
        bringUp(postgres);
        bringUp(broker);
      } else {
        Together.each(List.<Part>of(postgres, broker), this::bringUp);
      }
      train();
      Together.each(apps(), this::bringUp);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    supervisor.watch();
    state.ready();
    say.done("all ready", start);
  }

  private void bringUp(Part part) {
    long start = System.nanoTime();
    part.start();
    part.process().ifPresent(p -> state.put(part.name(), p));
    part.awaitReady();
    say.done(part.name(), start);
  }

  /** Services that run are started again by the supervisor. */
  private void sendAllAgain() {
    Together.each(services, Part::stop);
    postgres.server().ifPresent(new Outboxes(say)::sendAllAgain);
  }

  private void train() {
    List<AppPart> untrained = apps().stream().filter(app -> !app.isTrained()).toList();
    if (fastStart && !untrained.isEmpty()) {
      say.line("Preparing a fast start, once for this build:");
      Together.each(PREPARED_AT_ONCE, untrained, this::train);
    }
  }

  private void train(AppPart app) {
    long start = System.nanoTime();
    app.train();
    say.done("prepared " + app.name(), start);
  }

  /** Stops everything: first who asks, then who is asked. What was acknowledged is on the disk. */
  @Override
  public void close() {
    supervisor.forget();
    gateway.stop();
    Together.each(Stream.concat(services.stream(), Stream.of(identity)).toList(), Part::stop);
    broker.stop();
    postgres.stop();
    state.remove();
  }

  private List<AppPart> apps() {
    List<AppPart> apps = new ArrayList<>(List.of(identity, gateway));
    apps.addAll(services);
    return apps;
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(postgres, broker));
    parts.addAll(apps());
    return parts;
  }
}
