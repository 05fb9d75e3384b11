package nl.driehoek.platform.web;

/** What an access token must say before anybody is let in. */
final class TokenRules {
  private TokenRules() {}
}
