package nl.driehoek.platform.web;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value: RFC 8785 (JSON Canonicalization Scheme), for values without
 * fractions. Two texts with the same meaning have the same characters, hence the same hash.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  public static String of(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, out);
      case ARRAY -> array(node, out);
      case STRING -> string(node.stringValue(), out);
      case NUMBER -> out.append(integer(node));
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException(node.getNodeType() + " is no JSON value");
    }
  }

  private static long integer(JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw new IllegalArgumentException("Canonical JSON has whole numbers only");
    }
    return node.longValue();
  }

  private static void object(JsonNode node, StringBuilder out) {
    List<String> names = new ArrayList<>(node.propertyNames());
    names.sort(null); // by UTF-16 code units, as the RFC asks
    String separator = "";
    out.append('{');
    for (String name : names) {
      out.append(separator);
      string(name, out);
      out.append(':');
      write(node.required(name), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void array(JsonNode node, StringBuilder out) {
    String separator = "";
    out.append('[');
    for (JsonNode item : node) {
      out.append(separator);
      write(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void string(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i), out);
    }
    out.append('"');
  }

  private static void character(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
