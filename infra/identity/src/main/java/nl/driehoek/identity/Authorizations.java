package nl.driehoek.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers the authorizations of browsers, the latest thousand; the tokens of machines speak for
 * themselves. So memory stays flat however many tokens are asked for.
 */
final class Authorizations implements OAuth2AuthorizationService {
  private static final int REMEMBERED_MAX = 1_000;

  private final InMemoryOAuth2AuthorizationService remembered =
      new InMemoryOAuth2AuthorizationService();
  private final Deque<String> ids = new ArrayDeque<>();

  @Override
  public synchronized void save(OAuth2Authorization authorization) {
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
        authorization.getAuthorizationGrantType())) {
      return;
    }
    if (remembered.findById(authorization.getId()) == null) {
      ids.addLast(authorization.getId());
    }
    remembered.save(authorization);
    while (ids.size() > REMEMBERED_MAX) {
      var oldest = remembered.findById(ids.removeFirst());
      if (oldest != null) {
        remembered.remove(oldest);
      }
    }
  }

  @Override
  public synchronized void remove(OAuth2Authorization authorization) {
    ids.remove(authorization.getId());
    remembered.remove(authorization);
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findById(String id) {
    return remembered.findById(id);
  }

  @Override
  public synchronized @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    return remembered.findByToken(token, tokenType);
  }
}
