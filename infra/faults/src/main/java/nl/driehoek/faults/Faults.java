package nl.driehoek.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import nl.driehoek.local.pair.Directories;

/**
 * The command: {@code --minutes=30 --seed=0 --only=}. Rounds of one fault come first, then pairs
 * until the time is over, then five starts in a row and the calendar. Ends with 0 when every fault
 * took effect and no promise was broken, with 1 otherwise.
 */
public final class Faults {

  private static final int WORKERS = 4;

  private Faults() {}

  /** Runs in a folder {@code faults} below the present one. */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(value(arguments, "seed", "0"));
    seed = seed == 0 ? System.currentTimeMillis() % 1_000_000 : seed;
    int minutes = Integer.parseInt(value(arguments, "minutes", "30"));
    String words = value(arguments, "only", "");
    Pattern only = Pattern.compile(words);
    Say say = new Say(System.out, true);
    String again =
        "mvn -q -pl infra/faults process-classes exec:exec@faults -Dfaults.seed=%d -Dfaults.minutes=%d -Dfaults.only='%s'"
            .formatted(seed, minutes, words);
    say.line("Seed " + seed + "; again: " + again);
    Path folder = Path.of("faults").toAbsolutePath();
    Directories.delete(folder.resolve("home"));
    boolean sound;
    try (Rig rig = new Rig(folder, true, say)) {
      Thread stop = new Thread(rig::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try (Campaign campaign = new Campaign(rig, seed, WORKERS)) {
        sound = run(campaign, minutes, only, say, seed);
      }
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean run(Campaign campaign, int minutes, Pattern only, Say say, long seed) {
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    say.line("Warming up, without faults");
    campaign.work(20);
    campaign.check();
    campaign.weigh();
    Random random = campaign.random();
    for (Fault fault : Catalogue.alone(random)) {
      if (only.matcher(fault.name()).find() && System.nanoTime() < end) {
        campaign.round(List.of(fault));
      }
    }
    while (only.matcher("pairs").find() && System.nanoTime() < end) {
      campaign.round(Catalogue.pair(random));
    }
    if (only.matcher("restore").find()) {
      new Restored(campaign).play();
    }
    Catalogue.last().stream()
        .filter(fault -> only.matcher(fault.name()).find())
        .forEach(fault -> campaign.round(List.of(fault)));
    campaign.finish();
    say.line(campaign.closing(seed));
    return campaign.tally().sound();
  }

  private static String value(String[] arguments, String name, String otherwise) {
    return Arrays.stream(arguments)
        .filter(a -> a.startsWith("--" + name + "="))
        .map(a -> a.substring(name.length() + 3))
        .findFirst()
        .orElse(otherwise);
  }
}
