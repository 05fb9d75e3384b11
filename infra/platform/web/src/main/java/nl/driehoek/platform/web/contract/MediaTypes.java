package nl.driehoek.platform.web.contract;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which forms of a message we read and write. */
final class MediaTypes {
  private MediaTypes() {}

  /** Refuses with 415 what is not plain, uncompressed JSON in UTF-8. */
  static void requireJson(@Nullable String contentType, @Nullable String contentEncoding) {
    boolean plain = contentEncoding == null || contentEncoding.equalsIgnoreCase("identity");
    if (!plain || contentType == null || !isJson(contentType)) {
      throw ProblemException.of(415, "unsupported-media-type");
    }
  }

  private static boolean isJson(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      var charset = type.getCharset();
      return type.isCompatibleWith(MediaType.APPLICATION_JSON)
          && type.isConcrete()
          && (charset == null || charset.equals(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Refuses with 406 a caller that reads none of these forms, before anything is done. */
  static void requireAcceptable(java.util.Enumeration<String> accept, Set<String> produces) {
    var wanted = String.join(",", Collections.list(accept));
    if (wanted.isBlank() || produces.isEmpty()) {
      return;
    }
    try {
      for (MediaType type : MediaType.parseMediaTypes(wanted)) {
        if (type.getQualityValue() > 0 && produces.stream().anyMatch(each -> reads(type, each))) {
          return;
        }
      }
    } catch (InvalidMediaTypeException e) {
      throw ProblemException.of(406, "not-acceptable");
    }
    throw ProblemException.of(406, "not-acceptable");
  }

  private static boolean reads(MediaType wanted, String produced) {
    return wanted.includes(MediaType.parseMediaType(produced));
  }
}
