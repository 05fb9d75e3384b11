package nl.driehoek.gateway.route;

import java.nio.charset.StandardCharsets;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** A whole answer of a service, in memory: either all of it goes to the caller, or nothing. */
record Answer(int status, HttpHeaders headers, byte[] body) implements ProxyExchange.Response {

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatusCode.valueOf(status);
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  boolean isFailure() {
    return status >= 500;
  }

  /** A refusal in another form than a problem, such as a page of a web server. */
  boolean isBareError() {
    MediaType type = headers.getContentType();
    return status >= 400 && (type == null || !MediaType.APPLICATION_PROBLEM_JSON.includes(type));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
