package nl.driehoek.gateway.portal.request;

import java.util.UUID;

/** What a person reads instead of an id. */
final class Ids {
  private static final int SHOWN_FROM = 24;

  private Ids() {}

  /** The number of a request as people say it. */
  static String number(UUID id) {
    return id.toString().substring(SHOWN_FROM);
  }
}
