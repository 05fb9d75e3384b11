package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json} (RFC 9457), in the caller's language. */
public final class ProblemWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
  private static final int FAULTS_MAX = 100;
  private static final List<String> OF_THE_LOST_ANSWER =
      List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.CONTENT_LENGTH);

  private final Texts texts = new Texts();
  private final JsonMapper json = JsonMapper.builder().build();

  /** Answers with the problem of this exception, unless an answer is already on its way. */
  public void write(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(Problems.of(thrown, request.getHeader(HttpHeaders.IF_MATCH) != null), request, response);
  }

  void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      LOG.warn("Too late for problem {}: an answer is under way", problem.type());
      return;
    }
    response.resetBuffer();
    OF_THE_LOST_ANSWER.forEach(header -> response.setHeader(header, null));
    problem.headers().forEach(response::setHeader);
    Locale locale = Texts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
    byte[] body = body(problem, Trace.of(request), locale);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  byte[] body(Problem problem, Trace trace, Locale locale) {
    var body = json.createObjectNode();
    body.put("type", "urn:driehoek:problem:" + problem.type());
    body.put("title", texts.title(problem, locale));
    body.put("status", problem.status());
    body.put("detail", texts.detail(problem, locale));
    body.put("instance", "urn:driehoek:occurrence:" + trace.id());
    body.put("traceId", trace.id());
    if (!problem.faults().isEmpty()) {
      var errors = body.putArray("errors");
      problem.faults().stream()
          .limit(FAULTS_MAX)
          .forEach(
              fault ->
                  errors
                      .addObject()
                      .put("in", fault.in())
                      .put("pointer", fault.pointer())
                      .put("code", fault.code())
                      .put("detail", texts.fault(fault, locale)));
    }
    return json.writeValueAsBytes(body);
  }
}
