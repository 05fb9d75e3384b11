package nl.driehoek.platform.web.operations;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.driehoek.platform.messaging.MessagingStatus;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.operations.http.ConsistencyApi;
import nl.driehoek.platform.web.operations.http.model.Consistency;
import nl.driehoek.platform.web.operations.http.model.SubscriptionLag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Whether messages wait, and for how long; no content of any case. */
@RestController
final class ConsistencyController implements ConsistencyApi {
  private final MessagingStatus messages;
  private final Clock clock;
  private final Build build;

  ConsistencyController(MessagingStatus messages, Clock clock, Build build) {
    this.messages = messages;
    this.clock = clock;
    this.build = build;
  }

  /** Which program this is. */
  record Build(String service, String version, String commit) {}

  @Override
  public ResponseEntity<Consistency> getConsistency() {
    Caller.current().requireAny("auditor", "operator");
    var outbox = messages.outbox();
    return ResponseEntity.ok(
        new Consistency()
            .service(build.service())
            .version(build.version())
            .commit(build.commit())
            .businessDate(BusinessDates.today(clock))
            .outboxPending(outbox.pending())
            .outboxOldestMillis(outbox.oldestAgeMillis())
            .consumerLag(messages.lag().map(ConsistencyController::lag).orElse(null))
            .parkedKeys((long) messages.parked().size())
            .failedDeadlines(messages.failedDeadlines()));
  }

  private static List<SubscriptionLag> lag(Map<String, Long> bySubscription) {
    return bySubscription.entrySet().stream()
        .map(each -> new SubscriptionLag().subscription(each.getKey()).messages(each.getValue()))
        .sorted(Comparator.comparing(SubscriptionLag::getSubscription))
        .toList();
  }
}
