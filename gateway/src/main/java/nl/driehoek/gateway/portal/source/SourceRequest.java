package nl.driehoek.gateway.portal.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import nl.driehoek.gateway.route.Services;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** One call of a generated client, sent over the connections that routed calls use as well. */
final class SourceRequest extends AbstractClientHttpRequest {
  private final Services services;
  private final URI uri;
  private final HttpMethod method;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * @param uri its host is the name of the service
   */
  SourceRequest(Services services, URI uri, HttpMethod method) {
    this.services = services;
    this.uri = uri;
    this.method = method;
  }

  @Override
  public HttpMethod getMethod() {
    return method;
  }

  @Override
  public URI getURI() {
    return uri;
  }

  @Override
  protected OutputStream getBodyInternal(HttpHeaders headers) {
    return body;
  }

  @Override
  protected ClientHttpResponse executeInternal(HttpHeaders headers) {
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    String target =
        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    Services.Reply reply =
        services.call(uri.getHost(), method.name(), target, headers, body.toByteArray());
    return new Response(reply);
  }

  private record Response(Services.Reply reply) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() {
      return HttpStatusCode.valueOf(reply.status());
    }

    @Override
    public String getStatusText() {
      return "";
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(reply.body());
    }

    @Override
    public HttpHeaders getHeaders() {
      return reply.headers();
    }

    @Override
    public void close() {
      // The whole answer is in memory.
    }
  }
}
