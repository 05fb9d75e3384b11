package nl.driehoek.gateway.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;

/**
 * The connections to one service. Sends each request once: no redirects, no cookies, no retries,
 * bytes as they are.
 */
final class Upstream implements AutoCloseable {
  private static final Timeout LEASE = Timeout.ofMilliseconds(500);

  private final URI address;
  private final Duration responseTimeout;
  private final long answerMax;
  private final CloseableHttpClient client;

  Upstream(String name, URI address, RouteProperties properties) {
    RouteProperties.Timeout timeout = properties.timeoutOf(name);
    this.address = address;
    this.responseTimeout = timeout.response();
    this.answerMax = properties.answerMax().toBytes();
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(properties.poolSize())
                    .setMaxConnPerRoute(properties.poolSize())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(timeout.connect()))
                            .setSocketTimeout(Timeout.of(timeout.response()))
                            .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(LEASE)
                    .setResponseTimeout(Timeout.of(timeout.response()))
                    .build())
            .setUserAgent("driehoek-gateway")
            .evictIdleConnections(TimeValue.ofSeconds(10))
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  /**
   * Sends the request and reads the whole answer.
   *
   * @param target path and query, as they go over the wire
   * @throws IOException when there was no connection, no whole answer, or not in time
   */
  Answer send(String method, String target, HttpHeaders headers, byte[] body) throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, address.resolve(target));
    headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    if (body.length > 0) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    long deadline = System.nanoTime() + responseTimeout.toNanos();
    return client.execute(
        request,
        response -> {
          try {
            return answer(response, deadline);
          } catch (IOException failure) {
            // Else the client would read the rest of the answer, to keep the connection.
            request.cancel();
            throw failure;
          }
        });
  }

  private Answer answer(ClassicHttpResponse response, long deadline) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    for (Header header : response.getHeaders()) {
      headers.add(header.getName(), header.getValue());
    }
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : read(response.getEntity().getContent(), deadline);
    return new Answer(response.getCode(), headers, body);
  }

  private byte[] read(InputStream content, long deadline) throws IOException {
    var bytes = new ByteArrayOutputStream(4096);
    byte[] buffer = new byte[8192];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.size() > answerMax) {
        throw new IOException("The answer is larger than " + answerMax + " bytes");
      }
      if (System.nanoTime() > deadline) {
        throw new SocketTimeoutException("The answer took longer than " + responseTimeout);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
