package nl.driehoek.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import nl.driehoek.gateway.edge.Callers;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.ProblemWriter;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How the gateway passes a request on: with the pool, the time-outs and the breaker of the service
 * that the route names. The path (checked before, without its first segment) and the query go on
 * byte for byte, so that gateway and service read the same.
 */
@Component
final class GuardedExchange implements ProxyExchange {
  private static final byte[] NOTHING = {};

  /** Seconds: a failure that may be over at the next try. */
  private static final int SOON = 1;

  private final Services services;
  private final Callers callers;
  private final ProblemWriter problems;

  GuardedExchange(Services services, Callers callers, ProblemWriter problems) {
    this.services = services;
    this.callers = callers;
    this.problems = problems;
  }

  @Override
  public ServerResponse exchange(Request request) {
    String name = routeOf(request);
    HttpServletRequest servlet = request.getServerRequest().servletRequest();
    try {
      boolean trusted = callers.throughTrustedProxy(servlet);
      HttpHeaders headers = UpstreamHeaders.toService(servlet, trusted);
      byte[] body = servlet.getInputStream().readAllBytes();
      Answer answer =
          services.named(name).call(servlet.getMethod(), target(servlet, name), headers, body);
      return answer.isBareError() ? refusal(bare(answer, name)) : passedOn(request, answer, name);
    } catch (ProblemException refusal) {
      return refusal(refusal);
    } catch (IOException gone) {
      return refusal(ProblemException.of(400, "body-incomplete"));
    }
  }

  private static String target(HttpServletRequest request, String name) {
    String path = request.getRequestURI().substring(name.length() + 1);
    return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
  }

  private static String routeOf(Request request) {
    String name = MvcUtils.getAttribute(request.getServerRequest(), MvcUtils.GATEWAY_ROUTE_ID_ATTR);
    return Objects.requireNonNull(name, "Every route has the name of its service");
  }

  /** Headers are set and not added: a service's API-Version replaces the gateway's. */
  private static ServerResponse passedOn(Request request, Answer answer, String name) {
    byte[] body = request.getMethod() == HttpMethod.HEAD ? NOTHING : answer.body();
    HttpHeaders headers = UpstreamHeaders.toCaller(answer.headers(), name);
    return ServerResponse.status(answer.status())
        .build(
            (ignored, servlet) -> {
              headers.forEach((header, values) -> servlet.setHeader(header, values.getFirst()));
              servlet.getOutputStream().write(body);
              return null;
            });
  }

  private static ProblemException bare(Answer answer, String name) {
    return answer.isFailure()
        ? ProblemException.unavailable("source-failed", SOON, name)
        : ProblemException.of(answer.status(), "source-refused", name);
  }

  private ServerResponse refusal(ProblemException problem) {
    return ServerResponse.status(problem.status())
        .build(
            (request, response) -> {
              problems.write(problem, request, response);
              return null;
            });
  }
}
