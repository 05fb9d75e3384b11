package nl.driehoek.gateway.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import nl.driehoek.gateway.portal.source.Found;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What became of a question or a form, told to the person who sent it. */
public final class Outcome {
  private static final String RETRY_SECONDS = "5";
  private static final int TOO_MANY = 429;
  private static final String REQUIRED = "required";

  private Outcome() {}

  /**
   * After a form. Done: the next page says so, and loading it again sends nothing. Refused: the
   * same form again, with what was typed and every fault. Away: the form again, with the promise
   * that sending it twice does it once (the form carries its key, see {@code parts :: send}).
   *
   * @param done key of the sentence that says what was done
   * @param page address of the next page
   * @param again shows the form again
   */
  public static String of(
      Found<?> found, String done, String page, Model model, Supplier<String> again) {
    return switch (found) {
      case Found.Known<?> known -> done(done, page);
      case Found.Refused<?> refused -> {
        response().setStatus(refused.status());
        model.addAttribute("refused", plain(refused));
        yield again.get();
      }
      case Found.Away<?> away -> {
        away();
        model.addAttribute("unsaved", away);
        yield again.get();
      }
    };
  }

  /**
   * For who filled in a form: which fields to look at, instead of what is wrong with a request; and
   * what was left empty is said to be empty, not to be short or of another form.
   */
  private static Found.Refused<?> plain(Found.Refused<?> refused) {
    if (refused.faults().isEmpty()) {
      return refused;
    }
    HttpServletRequest request = attributes().getRequest();
    var texts = Objects.requireNonNull(RequestContextUtils.findWebApplicationContext(request));
    Locale locale = RequestContextUtils.getLocale(request);
    String empty = texts.getMessage("empty", null, locale);
    return new Found.Refused<>(
        refused.status(),
        texts.getMessage("wrong.title", null, locale),
        texts.getMessage("wrong.detail", null, locale),
        refused.faults().stream()
            .map(each -> isEmpty(each, request) ? new Found.Fault(each.field(), empty) : each)
            .distinct()
            .toList());
  }

  /** Choices that were not made do not arrive at all. */
  private static boolean isEmpty(Found.Fault fault, HttpServletRequest request) {
    String typed = request.getParameter(fault.field());
    return typed == null ? fault.code().equals(REQUIRED) : typed.isBlank();
  }

  /** To the next page, which first says this. */
  public static String done(String done, String page) {
    var request = attributes().getRequest();
    RequestContextUtils.getOutputFlashMap(request).put("done", done);
    return "redirect:" + page;
  }

  /**
   * Instead of a page of which the main thing is not there: another's or unknown (both 404, alike),
   * too many questions, or a source that is away. The caller has seen that it is not known.
   */
  public static String instead(Found<?> found, Model model) {
    return switch (found) {
      case Found.Refused<?> refused when refused.status() == TOO_MANY -> {
        response().setStatus(TOO_MANY);
        response().setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        yield problem("busy", model);
      }
      case Found.Refused<?> refused -> notFound(model);
      case Found.Away<?> away -> {
        away();
        yield problem("away", model);
      }
      case Found.Known<?> known -> throw new IllegalStateException("there is an answer");
    };
  }

  /** The page of an address that leads nowhere. */
  public static String notFound(Model model) {
    response().setStatus(HttpStatus.NOT_FOUND.value());
    return problem("not-found", model);
  }

  private static String problem(String kind, Model model) {
    model.addAttribute("kind", kind);
    return "portal/problem";
  }

  private static void away() {
    response().setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response().setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }

  private static HttpServletResponse response() {
    return Objects.requireNonNull(attributes().getResponse());
  }

  private static ServletRequestAttributes attributes() {
    return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
  }
}
