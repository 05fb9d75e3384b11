package nl.driehoek.platform.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.contract.BufferedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Runs a whole POST in one database transaction together with its Idempotency-Key: what the service
 * wrote, its messages and the stored answer are there together or not at all. The answer leaves
 * after the commit. Anything but 2xx rolls back and stores nothing, so the key can be used again.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
  static final String KEY = "Idempotency-Key";

  private final TransactionTemplate transactions;
  private final StoredAnswers answers;

  IdempotencyFilter(TransactionTemplate transactions, StoredAnswers answers) {
    this.transactions = transactions;
    this.answers = answers;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var attempt = new Attempt(request, response, chain);
    Optional<StoredAnswer> before;
    try {
      before = transactions.execute(attempt::run);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (before != null && before.isPresent()) {
      before.get().writeTo(response);
    } else {
      attempt.answer.copyBodyToResponse();
    }
  }

  private final class Attempt {
    private final HttpServletRequest request;
    private final ContentCachingResponseWrapper answer;
    private final FilterChain chain;
    private final String key;
    private final byte[] scope;
    private final byte[] bodyHash;

    Attempt(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
      this.request = request;
      this.answer = new ContentCachingResponseWrapper(response);
      this.chain = chain;
      this.key = required(request.getHeader(KEY));
      this.scope = scope(request);
      var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
      if (buffered == null) {
        throw new IllegalStateException("The contract filter must come first");
      }
      this.bodyHash = sha256(buffered.body());
    }

    /** The stored answer of an earlier time, or empty when this time did the work. */
    Optional<StoredAnswer> run(TransactionStatus transaction) {
      var before =
          answers
              .take(scope, key)
              .orElseThrow(() -> ProblemException.busy("idempotency-key-in-flight", 1))
              .before();
      if (before.isPresent()) {
        if (!MessageDigest.isEqual(before.get().bodyHash(), bodyHash)) {
          throw ProblemException.of(422, "idempotency-key-reused");
        }
        return before;
      }
      proceed();
      if (answer.getStatus() >= 200 && answer.getStatus() <= 299) {
        answers.keep(scope, key, given());
      } else {
        transaction.setRollbackOnly();
      }
      return Optional.empty();
    }

    private void proceed() {
      try {
        chain.doFilter(request, answer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ServletException e) {
        throw new IllegalStateException("Beneath the filters", e);
      }
    }

    private StoredAnswer given() {
      return new StoredAnswer(
          bodyHash,
          answer.getStatus(),
          answer.getContentType(),
          answer.getHeader(HttpHeaders.LOCATION),
          answer.getHeader(HttpHeaders.ETAG),
          answer.getContentAsByteArray());
    }
  }

  /** Keys of different callers and different paths never meet. */
  private static byte[] scope(HttpServletRequest request) {
    Caller caller = Caller.current();
    String query = request.getQueryString();
    String path = request.getRequestURI() + (query == null ? "" : "?" + query);
    return sha256(
        String.join("\n", caller.organisationId().toString(), caller.subject(), path)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String required(@Nullable String key) {
    if (key == null) {
      throw new IllegalStateException("The contract filter must come first");
    }
    return key;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
