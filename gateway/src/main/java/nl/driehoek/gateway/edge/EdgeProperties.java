package nl.driehoek.gateway.edge;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the door.
 *
 * @param bodyMax the largest request body that is read; more is a 413
 * @param bodyWithin from the first byte of a body to the last; more is a 408
 * @param uriLengthMax characters of path and query together; more is a 414
 * @param headersMax header lines of one request; more is a 431
 * @param organisationPerSecond requests that one organisation may make, in the long run
 * @param organisationBurst requests that one organisation may make at once
 * @param addressPerSecond the same for callers without a valid token, by remote address
 * @param addressBurst the same for callers without a valid token, by remote address
 * @param corsOrigins web origins that may read answers in a browser
 * @param trustedProxies addresses of proxies in front, whose {@code X-Forwarded-*} headers count
 */
@ConfigurationProperties("driehoek.gateway.edge")
public record EdgeProperties(
    @DefaultValue("1MB") DataSize bodyMax,
    @DefaultValue("10s") Duration bodyWithin,
    @DefaultValue("2048") int uriLengthMax,
    @DefaultValue("60") int headersMax,
    @DefaultValue("500") double organisationPerSecond,
    @DefaultValue("1000") int organisationBurst,
    @DefaultValue("50") double addressPerSecond,
    @DefaultValue("200") int addressBurst,
    @DefaultValue Set<String> corsOrigins,
    @DefaultValue Set<String> trustedProxies) {}
