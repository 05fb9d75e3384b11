package nl.driehoek.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The container's own error answers, as problems. */
@RestController
final class ProblemErrorController implements ErrorController {
  private final ProblemWriter problems;
  private final AnswerHeaders headers;

  ProblemErrorController(ProblemWriter problems, AnswerHeaders headers) {
    this.problems = problems;
    this.headers = headers;
  }

  @RequestMapping("${server.error.path:${error.path:/error}}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    headers.putWhereAbsent(response);
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (thrown instanceof Throwable failure) {
      problems.write(failure, request, response);
    } else {
      int code = status instanceof Integer number && number >= 400 ? number : 404;
      problems.write(Problems.ofStatus(code), request, response);
    }
  }
}
