package nl.driehoek.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What Tomcat refuses before any filter runs (a malformed request line, too many headers) becomes a
 * problem too, instead of a page of HTML.
 */
final class ProblemValve extends ErrorReportValve {
  private final ProblemWriter problems;
  private final AnswerHeaders headers;

  ProblemValve(ProblemWriter problems, AnswerHeaders headers) {
    this.problems = problems;
    this.headers = headers;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      Trace trace = Trace.continued(null);
      byte[] body = problems.body(Problems.ofStatus(status), trace, Texts.DUTCH);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      headers.putWhereAbsent(response.getResponse());
      response.setContentLength(body.length);
      response.getResponse().getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The caller has gone or the answer is already being written: there is nothing to add.
      container.getLogger().debug("No problem written", e);
    }
  }
}
