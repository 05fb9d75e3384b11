package nl.driehoek.platform.web.contract;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Trace;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

/**
 * Holds every request under {@code /v1} against the contract, before anything else of the service
 * runs, and refuses with one problem that names all faults. It serves the contract itself, to
 * anybody.
 */
final class ContractFilter extends OncePerRequestFilter {
  private static final String DOCUMENT = "/v1/openapi.json";
  private static final String KEY = "Idempotency-Key";
  private static final int KEY_CHARACTERS_MAX = 128;

  private final Contract contract;
  private final int bodyBytesMax;
  private final StrictJson json = new StrictJson();

  ContractFilter(Contract contract, int bodyBytesMax) {
    this.contract = contract;
    this.bodyBytesMax = bodyBytesMax;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().equals(DOCUMENT)) {
      serve(request, response);
      return;
    }
    Caller.find().ifPresent(caller -> Trace.organisation(caller.organisationId()));
    var match = contract.find(request.getRequestURI()).orElseThrow(ProblemException::notFound);
    if (request.getMethod().equals("OPTIONS")) {
      response.setHeader(HttpHeaders.ALLOW, match.route().allowed());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    Endpoint endpoint = endpoint(match.route(), request.getMethod());
    endpoint.operation().note(request);
    chain.doFilter(checked(endpoint, match.values(), request), response);
  }

  private static Endpoint endpoint(Route route, String method) {
    Endpoint endpoint = route.endpoints().get(method.equals("HEAD") ? "GET" : method);
    if (endpoint == null) {
      throw ProblemException.methodNotAllowed(route.allowed());
    }
    return endpoint;
  }

  private HttpServletRequest checked(
      Endpoint endpoint, Map<String, String> pathValues, HttpServletRequest request)
      throws IOException {
    MediaTypes.requireAcceptable(request.getHeaders(HttpHeaders.ACCEPT), endpoint.produces());
    byte[] body = RequestBody.read(request, bodyBytesMax);
    if (body.length > 0 && endpoint.body().isPresent()) {
      MediaTypes.requireJson(
          request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }
    var faults = new Faults();
    for (Parameter parameter : endpoint.parametersIn("path")) {
      String value = pathValues.get(parameter.name());
      parameter.check(value == null ? List.of() : List.of(value), faults);
    }
    checkQuery(endpoint, request.getQueryString(), faults);
    checkHeaders(endpoint, request, faults);
    checkBody(endpoint, body, faults);
    faults.throwIfAny();
    requireIfMatch(endpoint, request);
    return new BufferedRequest(request, body);
  }

  private static void checkQuery(Endpoint endpoint, @Nullable String query, Faults faults) {
    var given = Query.parse(query, faults);
    var known = endpoint.parametersIn("query");
    for (Parameter parameter : known) {
      parameter.check(given.getOrDefault(parameter.name(), List.of()), faults);
    }
    var names = known.stream().map(Parameter::name).collect(Collectors.toSet());
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> faults.addIn("query", SchemaFaults.child("", name), "unknown-field"));
  }

  private static void checkHeaders(Endpoint endpoint, HttpServletRequest request, Faults faults) {
    for (Parameter parameter : endpoint.parametersIn("header")) {
      if (!parameter.name().equalsIgnoreCase(KEY)) {
        parameter.check(Collections.list(request.getHeaders(parameter.name())), faults);
      }
    }
    if (endpoint.method().equals("POST")) {
      checkKey(Collections.list(request.getHeaders(KEY)), faults);
    }
  }

  private static void checkKey(List<String> keys, Faults faults) {
    if (keys.isEmpty() || keys.getFirst().isBlank()) {
      faults.addIn("header", "/" + KEY, "required");
    } else if (keys.size() > 1) {
      faults.addIn("header", "/" + KEY, "repeated");
    } else if (keys.getFirst().length() > KEY_CHARACTERS_MAX) {
      faults.addIn("header", "/" + KEY, "too-long", KEY_CHARACTERS_MAX);
    } else if (!keys.getFirst().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      faults.addIn("header", "/" + KEY, "characters");
    }
  }

  private void checkBody(Endpoint endpoint, byte[] body, Faults faults) {
    if (endpoint.body().isEmpty()) {
      if (body.length > 0) {
        faults.add("", "body-not-allowed");
      }
    } else if (body.length == 0) {
      if (endpoint.bodyRequired()) {
        faults.add("", "required");
      }
    } else {
      JsonNode value = json.read(body, faults);
      if (value != null) {
        endpoint.body().get().apply(value, "body", "", faults);
      }
    }
  }

  private static void requireIfMatch(Endpoint endpoint, HttpServletRequest request) {
    String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
    if (endpoint.ifMatchRequired() || ifMatch != null) {
      Versions.expected(ifMatch);
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    switch (request.getMethod()) {
      case "OPTIONS" -> {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS");
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      case "GET", "HEAD" -> {
        byte[] bytes = contract.bytes();
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
      }
      default -> throw ProblemException.methodNotAllowed("GET, HEAD, OPTIONS");
    }
  }
}
