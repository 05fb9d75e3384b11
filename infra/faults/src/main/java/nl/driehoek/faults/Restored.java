package nl.driehoek.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.driehoek.faults.Load.Ended;
import nl.driehoek.local.http.SuiteClient;

/**
 * The drill of a restore: a backup under load, more work, a moment; more work still, which is to be
 * lost; then the suite is brought back to that moment, with an empty Kafka to which every message
 * is sent again. Everything has to be as it was at the moment: nothing moved twice, nothing is
 * lost.
 */
final class Restored {

  private static final List<String> LISTS =
      List.of(
          "/capacity/v1/outflow-requests",
          "/capacity/v1/places",
          "/housing/v1/units",
          "/housing/v1/offers",
          "/housing/v1/tenancies",
          "/finance/v1/transactions",
          "/finance/v1/shifts",
          "/covenant/v1/covenants");

  private final Campaign campaign;
  private final Say say;

  Restored(Campaign campaign) {
    this.campaign = campaign;
    this.say = campaign.rig().say();
  }

  void play() {
    say.line("DRILL  backup under load, restore to a moment");
    campaign.tally().rounds++;
    campaign.rig().run("backup");
    campaign.work(6);
    campaign.rest();
    Map<String, List<String>> before = picture();
    List<Ended> ended = campaign.load().ended();
    Set<String> promises = campaign.evidence().known();
    Rig.sleep(1_100);
    Instant moment = Instant.now();
    Rig.sleep(1_100);
    campaign.load().resume();
    campaign.work(4);
    campaign.rest();
    int lost = campaign.load().ended().size() - ended.size();
    campaign.rig().run("down");
    campaign.rig().run("restore", "latest", "--until", moment.toString());
    campaign.load().keepOnly(ended);
    campaign.evidence().keepOnly(promises);
    campaign.rig().up();
    campaign.rest();
    compare(before, lost);
    campaign.load().resume();
    campaign.work(3);
    campaign.check();
  }

  private void compare(Map<String, List<String>> before, int lost) {
    Map<String, List<String>> after = picture();
    int rows = 0;
    for (String list : LISTS) {
      rows += after.getOrDefault(list, List.of()).size();
      if (!String.valueOf(after.get(list)).equals(String.valueOf(before.get(list)))) {
        campaign.breach("After the restore " + list + " is not what it was");
      }
    }
    boolean took = lost > 0;
    campaign.tally().took += took ? 1 : 0;
    campaign.tally().invalid += took ? 0 : 1;
    say.line(
        "       restored to the moment: %d rows in %d lists compared; %d flows after it are gone"
            .formatted(rows, LISTS.size(), lost));
  }

  private Map<String, List<String>> picture() {
    SuiteClient.As ada = campaign.client().as("ada");
    Map<String, List<String>> rows = new TreeMap<>();
    LISTS.forEach(
        list ->
            rows.put(list, ada.all(list, 200).stream().map(Object::toString).sorted().toList()));
    return rows;
  }
}
