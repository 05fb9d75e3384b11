package nl.driehoek.finance.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.reconciliation.Comparison.Outcome;
import nl.driehoek.platform.messaging.MessagingStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares every series from time to time, opens cases and closes those that agree again. */
@Service
class Reconciling {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);

  private final JdbcClient jdbc;
  private final Comparisons comparisons;
  private final ReconciliationCases cases;
  private final Streams streams;
  private final ReconciliationSettings settings;
  private final MessagingStatus messaging;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private volatile @Nullable Instant comparedAt;
  private volatile double openCases;
  private volatile double agreementAgeSeconds;

  Reconciling(
      JdbcClient jdbc,
      Comparisons comparisons,
      ReconciliationCases cases,
      Streams streams,
      ReconciliationSettings settings,
      MessagingStatus messaging,
      TransactionTemplate transactions,
      Clock clock,
      ObjectProvider<MeterRegistry> meters) {
    this.jdbc = jdbc;
    this.comparisons = comparisons;
    this.cases = cases;
    this.streams = streams;
    this.settings = settings;
    this.messaging = messaging;
    this.transactions = transactions;
    this.clock = clock;
    meters.ifAvailable(this::register);
  }

  private void register(MeterRegistry registry) {
    Gauge.builder("driehoek.reconciliation.cases.open", this, r -> r.openCases)
        .description("differences between owners' figures and their messages, each with an owner")
        .register(registry);
    Gauge.builder("driehoek.reconciliation.agreement.age.seconds", this, r -> r.agreementAgeSeconds)
        .description("how long ago the figures that wait longest agreed last")
        .register(registry);
  }

  /** By the business clock; null before the first comparison of this instance. */
  @Nullable Instant comparedAt() {
    return comparedAt;
  }

  /** One comparison; does nothing while another instance is at it. */
  public void compare() {
    boolean allHeard =
        messaging
            .lag()
            .map(lag -> lag.getOrDefault(ReconciliationConsumer.SUBSCRIPTION, 0L) == 0)
            .orElse(false);
    transactions.executeWithoutResult(
        status -> {
          if (turn()) {
            streams.sumCounts();
            judge(comparisons.all(settings.settleSeconds()), allHeard, clock.instant());
          }
        });
    openCases = cases.open();
    agreementAgeSeconds = cases.agreementAges().getFirst();
    comparedAt = clock.instant();
  }

  private void judge(List<Comparison> all, boolean allHeard, Instant now) {
    List<UUID> agreeing = new ArrayList<>();
    List<UUID> differing = new ArrayList<>();
    List<UUID> waiting = new ArrayList<>();
    for (Comparison each : all) {
      switch (each.outcome()) {
        case Outcome.Agrees _ -> agreeing.add(each.statementId());
        case Outcome.Waits _ -> waiting.add(each.statementId());
        case Outcome.FiguresDiffer it -> {
          differing.add(each.statementId());
          if (it.lasts()) {
            open("FIGURES_DIFFER", each, it.finding(), now);
          }
        }
        case Outcome.MessagesDiffer it -> {
          waiting.add(each.statementId());
          if (allHeard) {
            open("MESSAGES_DIFFER", each, it.finding(), now);
          }
        }
      }
    }
    comparisons.remember("AGREES", agreeing);
    comparisons.remember("DIFFERS", differing);
    comparisons.remember("WAITING", waiting);
    cases.closeAgreeing(agreeing, now);
    cases.keepMissing(now);
  }

  private void open(String kind, Comparison comparison, String finding, Instant now) {
    LOG.warn("{} of {} {}", kind, comparison.service(), comparison.subject());
    cases.open(kind, comparison, finding, now);
  }

  private boolean turn() {
    return Boolean.TRUE.equals(
        jdbc.sql("select pg_try_advisory_xact_lock(hashtext('finance.reconciliation'))")
            .query(Boolean.class)
            .single());
  }
}
