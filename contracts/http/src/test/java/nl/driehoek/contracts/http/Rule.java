package nl.driehoek.contracts.http;

import java.util.List;
import java.util.function.Function;

/**
 * One rule for OpenAPI documents.
 *
 * @param sentence the rule as a sentence that a document makes true
 * @param faults where a document breaks it; empty when it does not
 */
record Rule(String sentence, Function<Document, List<String>> faults) {
  @Override
  public String toString() {
    return sentence;
  }
}
