package nl.driehoek.finance.conservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When conservation judges.
 *
 * @param settleSeconds how old the last news of a request has to be; services tell their part at
 *     their own pace, so that what is younger may still be on its way
 * @param checkEvery how often breaches become cases
 * @param totalsEvery how often sums over everything are compared, for what changed without news
 * @param requestsAtOnce of those without news, how many each check looks at
 * @param budgetsAtOnce of those that were not written to, how many each check looks at
 */
@ConfigurationProperties("driehoek.conservation")
record ConservationSettings(
    @DefaultValue("60") long settleSeconds,
    @DefaultValue("60s") Duration checkEvery,
    @DefaultValue("1h") Duration totalsEvery,
    @DefaultValue("1000") int requestsAtOnce,
    @DefaultValue("50") int budgetsAtOnce) {}
