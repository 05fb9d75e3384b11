package nl.driehoek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.pair.ProcessRecord;
import nl.driehoek.local.story.Narrator;
import nl.driehoek.local.story.Story1;

/** What one can ask of a running suite. */
final class Look {

  private static final int LINES = 40;

  private final Installation here;
  private final Say say;

  Look(Installation here, Say say) {
    this.here = here;
    this.say = say;
  }

  void status() {
    Optional<StateFile.Seen> seen = StateFile.read(here);
    if (seen.isEmpty()) {
      say.line("Not running in " + here.home());
      return;
    }
    seen.get()
        .processes()
        .forEach(
            (name, process) ->
                say.line(
                    String.format(
                        Locale.ROOT,
                        "%-12s %-8s process %-8d %s",
                        name,
                        process.running().isPresent() ? "running" : "ended",
                        process.pid(),
                        here.ports().containsKey(name) ? "port " + here.port(name) : "")));
  }

  void logs(List<String> names) {
    List<Path> files = new ArrayList<>();
    if (names.isEmpty()) {
      App.ALL.forEach(app -> files.add(here.log(app.name())));
      files.add(here.home().resolve("kafka/kafka.log"));
    } else {
      names.forEach(name -> files.add(log(name)));
    }
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) {
        List<String> all = lines.toList();
        say.line("== " + file);
        all.subList(Math.max(0, all.size() - LINES), all.size()).forEach(say::line);
      } catch (IOException e) {
        say.line("== " + file + " is not there");
      }
    }
  }

  private Path log(String name) {
    return switch (name) {
      case "kafka" -> here.home().resolve("kafka/kafka.log");
      case "postgresql" -> here.home().resolve("postgres/postgres.log");
      default -> here.log(name.replaceAll("[^a-z]", ""));
    };
  }

  void token(String name) {
    mustRun();
    say.line(new Tokens(here).of(name));
  }

  void clock(List<String> arguments) {
    mustRun();
    Calendar date = new Calendar(client());
    if (arguments.size() == 2 && arguments.getFirst().equals("forward")) {
      try {
        date.forwardTo(LocalDate.parse(arguments.get(1)));
      } catch (DateTimeParseException e) {
        throw new Trouble("Not a date: " + arguments.get(1) + ", write it as 2027-02-01", 2);
      }
    } else if (!arguments.isEmpty()) {
      throw new Trouble("Expected: clock forward <date>, such as clock forward 2027-02-01", 2);
    }
    say.line("The business date is " + date.today());
  }

  void story(String number) {
    if (!number.equals("1")) {
      throw new Trouble("Only story 1 can be played", 2);
    }
    mustRun();
    SuiteClient client = client();
    DemoRegion.Region region = new DemoRegion(client, sentence -> {}).load();
    new Story1(client, region, new Narrator(System.out)).play();
  }

  private SuiteClient client() {
    return new SuiteClient(here.address("gateway"), new Tokens(here)::of);
  }

  private void mustRun() {
    boolean runs =
        StateFile.read(here)
            .map(seen -> seen.processes().get("gateway"))
            .flatMap(ProcessRecord::running)
            .isPresent();
    if (!runs) {
      throw new Trouble("The suite is not up; start it with ./driehoek up");
    }
  }
}
