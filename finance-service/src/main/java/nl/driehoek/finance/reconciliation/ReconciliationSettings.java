package nl.driehoek.finance.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When reconciliation judges; in real time, since it measures delivery.
 *
 * @param settleSeconds how long a difference has to stand, or both sides have to know other
 *     messages without news, before it is a case; longer than owners take to state again
 * @param checkEvery how often both sides are compared
 */
@ConfigurationProperties("driehoek.reconciliation")
record ReconciliationSettings(
    @DefaultValue("45") long settleSeconds, @DefaultValue("15s") Duration checkEvery) {}
