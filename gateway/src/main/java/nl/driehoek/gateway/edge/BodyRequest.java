package nl.driehoek.gateway.edge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.driehoek.platform.web.BodyStream;

/**
 * A request whose body has been read, and is at most as large as allowed. A slow sender therefore
 * never holds a connection to a service. Parameters are not parsed: the query goes on as it came.
 */
final class BodyRequest extends HttpServletRequestWrapper {
  private final byte[] body;

  BodyRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }
}
