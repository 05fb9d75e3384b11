package nl.driehoek.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Whatever a controller throws becomes a problem: no stack trace, no SQL, no rejected value. */
@RestControllerAdvice
final class ProblemAdvice {
  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(thrown, request, response);
  }

  /** The caller has gone; there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException thrown) {}
}
