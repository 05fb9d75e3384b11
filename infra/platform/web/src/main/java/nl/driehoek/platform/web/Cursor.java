package nl.driehoek.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in an ordered list, opaque to the caller: the sort keys of the last row given. It grants
 * nothing: the query behind it narrows by the caller as the first page did.
 */
public final class Cursor {
  private static final String SEPARATOR = "\u001f";
  private static final int CHARACTERS_MAX = 1_000;

  private Cursor() {}

  /** The cursor after the row with these sort keys, written by their toString. */
  public static String encode(Object... keys) {
    String joined = String.join(SEPARATOR, Arrays.stream(keys).map(Object::toString).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** The sort keys in this cursor; a 400 problem when it was not made here. */
  public static List<String> decode(String cursor) {
    try {
      if (cursor.length() > CHARACTERS_MAX) {
        throw refused();
      }
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      String joined = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (joined.indexOf('\u0000') >= 0) {
        throw refused();
      }
      return List.of(joined.split(SEPARATOR, -1));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw refused();
    }
  }

  /** The problem for a cursor whose keys do not read as the list needs them. */
  public static ProblemException refused() {
    return ProblemException.invalid(List.of(new Fault("query", "/cursor", "cursor", List.of())));
  }
}
