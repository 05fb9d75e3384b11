package nl.driehoek.gateway.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A form that could not be taken, because its session is over or its token is too old. */
final class LostForm {
  /** Choices, ids and switches: what a person makes again with a click. */
  private static final Pattern NOT_TYPED =
      Pattern.compile("[A-Z_]*|true|false|yes|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final List<String> OF_A_FORM = List.of("once", "_csrf", "back", "language");

  private LostForm() {}

  /**
   * What the person typed, in the order of the form. Nothing when the browser does not say that a
   * page of ours sent it: then another site may have written it.
   */
  static List<String> typed(HttpServletRequest request) {
    if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return List.of();
    }
    return request.getParameterMap().entrySet().stream()
        .filter(entry -> !OF_A_FORM.contains(entry.getKey()))
        .flatMap(entry -> Arrays.stream(entry.getValue()))
        .map(String::strip)
        .filter(text -> !NOT_TYPED.matcher(text).matches())
        .toList();
  }

  /** The page of the form: the address to which it was sent, where most forms also stand. */
  static String page(HttpServletRequest request) {
    Object sentTo = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    return Back.to(sentTo == null ? "/" : sentTo.toString());
  }
}
