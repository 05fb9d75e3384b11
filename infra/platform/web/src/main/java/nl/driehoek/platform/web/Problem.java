package nl.driehoek.platform.web;

import java.util.List;
import java.util.Map;

/**
 * What a caller hears when the answer is no (RFC 9457), before it is put into words.
 *
 * @param status 400 to 599
 * @param type kebab-case word, stable for ever
 * @param args for the words; never a rejected value
 * @param faults everything that is wrong with the request, for a 400
 * @param headers extra headers, such as Retry-After or Allow
 */
record Problem(
    int status, String type, List<Object> args, List<Fault> faults, Map<String, String> headers) {

  Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("Not a problem status: " + status);
    }
    args = List.copyOf(args);
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
  }

  static Problem of(int status, String type, Object... args) {
    return new Problem(status, type, List.of(args), List.of(), Map.of());
  }

  Problem with(String header, String value) {
    return new Problem(status, type, args, faults, Map.of(header, value));
  }
}
