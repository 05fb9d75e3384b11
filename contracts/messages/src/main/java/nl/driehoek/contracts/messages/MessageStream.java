package nl.driehoek.contracts.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The topic of a family of messages, and the service that owns it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface MessageStream {

  /** The owner, as in {@code nl.driehoek.<service>.<message>.v1}. */
  String service();

  String topic();
}
