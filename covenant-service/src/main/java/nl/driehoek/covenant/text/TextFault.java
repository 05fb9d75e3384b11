package nl.driehoek.covenant.text;

import java.util.List;

/**
 * Something that is wrong with a text although each field by itself is right.
 *
 * @param pointer JSON pointer into the text
 * @param code its wording is {@code fault.<code>} in the problem bundles
 * @param args what the rule demands, for the wording
 */
public record TextFault(String pointer, String code, List<Object> args) {
  static TextFault of(String pointer, String code, Object... args) {
    return new TextFault(pointer, code, List.of(args));
  }
}
