package nl.driehoek.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import nl.driehoek.local.pair.Directories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * A service, PostgreSQL and Kafka are killed one after the other while people move out, a line goes
 * dead, and Kafka loses all that it held: the short run of the command that breaks everything.
 */
@DisabledIfSystemProperty(named = "faults.short", matches = "off")
class KilledMidFlowTest {

  private final Path folder =
      Path.of("target", "short-" + ProcessHandle.current().pid()).toAbsolutePath();

  @AfterEach
  void nothing_stays_behind() {
    Directories.delete(folder);
  }

  @Test
  void everything_comes_back_by_itself_and_no_promise_is_broken() {
    long asked = Long.getLong("faults.seed", 0);
    long seed = asked == 0 ? System.currentTimeMillis() % 1_000_000 : asked;
    Say say = new Say(System.out, false);
    say.line("Again: mvn -pl infra/faults test -Dfaults.seed=" + seed);
    Random random = new Random(seed);
    String service = Rig.SERVICES.get(random.nextInt(4));
    try (Rig rig = new Rig(folder, false, say);
        Campaign campaign = new Campaign(rig, seed, 3)) {
      campaign.work(2);
      campaign.hit(List.of(new Kill(service)));
      campaign.hit(List.of(new Kill("postgresql")));
      campaign.hit(
          List.of(
              new Kill("kafka"),
              new Cut("gateway", service, Line.Break.DUMB, 5, random.nextBoolean())));
      campaign.hit(List.of(new LostBroker()));
      campaign.finish();
      say.line(campaign.closing(seed));
      if (!campaign.tally().sound()) {
        rig.sayErrors();
      }
      assertThat(campaign.tally().breaches).isEmpty();
      assertThat(campaign.tally().invalid).as("faults without effect").isZero();
      assertThat(campaign.tally().took).isEqualTo(4);
    }
  }
}
