package nl.driehoek.gateway.portal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.driehoek.platform.web.Caller;

/**
 * Who looks at a page, and in which role.
 *
 * @param caller as the validated token says
 * @param role in which the person looks now; one of the roles of the caller
 * @param name as the issuer knows the person
 * @param organisation its name
 * @param locale the language of the page, and of what a service refuses
 * @param until when the person has to sign in again; earlier when nothing is asked for long
 * @param token with which the services are asked; never part of a page
 */
public record Person(
    Caller caller,
    String role,
    String name,
    String organisation,
    Locale locale,
    Instant until,
    String token) {

  /** The roles this person may change to, in a fixed order. */
  public List<String> roles() {
    return caller.roles().stream().sorted().toList();
  }

  @Override
  public String toString() {
    return "Person[" + role + "]"; // a token has no place in a log
  }
}
