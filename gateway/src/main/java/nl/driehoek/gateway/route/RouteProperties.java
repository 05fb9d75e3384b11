package nl.driehoek.gateway.route;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long the gateway waits for a service, and when it leaves one alone.
 *
 * @param timeouts what a service needs other than {@code timeout}, by name
 * @param timeout for services without an entry of their own
 * @param poolSize connections that may be open to one service
 * @param answerMax the largest answer that is passed on
 * @param breaker when a service counts as ill
 */
@ConfigurationProperties("driehoek.gateway")
public record RouteProperties(
    @DefaultValue Map<String, Timeout> timeouts,
    @DefaultValue Timeout timeout,
    @DefaultValue("256") int poolSize,
    @DefaultValue("8MB") DataSize answerMax,
    @DefaultValue Breaker breaker) {

  /**
   * @param connect until there is a connection
   * @param response until the whole answer is there
   */
  public record Timeout(
      @DefaultValue("500ms") Duration connect, @DefaultValue("5s") Duration response) {}

  /**
   * @param calls how many of the last calls are looked at
   * @param callsMin fewer calls than this say nothing
   * @param failedPercent from this share of failures on the service counts as ill
   * @param openFor how long it is left alone
   * @param trials calls that then may try whether it is well again
   */
  public record Breaker(
      @DefaultValue("20") int calls,
      @DefaultValue("10") int callsMin,
      @DefaultValue("50") int failedPercent,
      @DefaultValue("5s") Duration openFor,
      @DefaultValue("3") int trials) {}

  Timeout timeoutOf(String service) {
    return timeouts.getOrDefault(service, timeout);
  }
}
