package nl.driehoek.platform.web.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.driehoek.platform.web.Operation;

/**
 * One method of one path of the contract, and all that a request to it must obey.
 *
 * @param body the rule for the body; empty where no body belongs
 * @param ifMatchRequired whether a change must say which version it changes
 * @param produces media types of its good answers; empty where they have no content
 */
record Endpoint(
    Operation operation,
    String method,
    List<Parameter> parameters,
    Optional<Schemas.Check> body,
    boolean bodyRequired,
    boolean ifMatchRequired,
    Set<String> produces) {

  List<Parameter> parametersIn(String in) {
    return parameters.stream().filter(each -> each.in().equals(in)).toList();
  }
}
