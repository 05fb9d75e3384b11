package nl.driehoek.identity;

import java.util.List;
import java.util.UUID;

/** A test identity: somebody with roles in one organisation. */
record Identity(
    String name,
    UUID subject,
    UUID organisationId,
    String organisation,
    String organisationKind,
    List<String> roles) {

  /** The machine client with which this identity gets a token from the command line. */
  String clientId() {
    return "cli-" + name;
  }
}
