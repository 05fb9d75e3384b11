package nl.driehoek.contracts.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a text, or of each text of a list, as a regular expression; the schema has it too.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Form {

  /** A word for machines, which may be joined by others later, such as a reason. */
  String CODE = "[A-Z][A-Z0-9_]{0,59}";

  /** A SHA-256 in hexadecimal. */
  String HASH = "[0-9a-f]{64}";

  /** A role as tokens name it. */
  String ROLE = "[a-z][a-z-]{0,39}";

  String value();
}
