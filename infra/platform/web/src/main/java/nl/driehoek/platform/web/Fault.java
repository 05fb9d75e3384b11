package nl.driehoek.platform.web;

import java.util.List;

/**
 * One thing that is wrong with a request. It holds the place and the rule, never the value.
 *
 * @param in body, query, path or header
 * @param pointer JSON pointer within that part
 * @param code the rule that was broken; its text is {@code fault.<code>} in the bundles
 * @param args what the rule demands, for the text
 */
record Fault(String in, String pointer, String code, List<Object> args) {
  Fault {
    args = List.copyOf(args);
  }
}
