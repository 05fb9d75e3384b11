package nl.driehoek.load.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics of a peer, as many partitions as those of the platform. */
final class Topics {

  private Topics() {}

  static void create(String kafka, String prefix) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      List<NewTopic> topics =
          List.of("Requested", "HomeReserved", "MoneyPosted").stream()
              .map(name -> new NewTopic(prefix + name, 6, (short) 1))
              .toList();
      admin.createTopics(topics).all().get();
    }
  }

  /** Settings of a client that loses nothing. */
  static Map<String, Object> settings(String kafka, String group) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("group.id", group);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }
}
