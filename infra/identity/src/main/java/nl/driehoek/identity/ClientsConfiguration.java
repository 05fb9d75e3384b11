package nl.driehoek.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients: {@code cli-<name>} for each identity, with client credentials, and the gateway, with
 * an authorization code and PKCE. Each signs assertions with a key of its own; there is no shared
 * secret and no other grant.
 */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
  static final String GATEWAY = "gateway";
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(60);
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);

  @Bean
  RegisteredClientRepository clients(Identities identities, IdentitySettings settings) {
    List<RegisteredClient> clients = new ArrayList<>();
    identities.all().forEach(identity -> clients.add(machine(identity.clientId())));
    clients.add(gateway(settings.gatewayRedirectUri()));
    return new InMemoryRegisteredClientRepository(clients);
  }

  /** Gives what checks the assertions of a client, with the key that is kept for it. */
  @Bean
  JwtDecoderFactory<RegisteredClient> assertions(Identities identities, SecretFiles files) {
    List<String> names = new ArrayList<>(List.of(GATEWAY));
    identities.all().forEach(identity -> names.add(identity.clientId()));
    Map<String, ECKey> keys =
        names.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    name -> name, name -> files.clientKey("clients/" + name + ".jwk.json")));
    var once = new AssertionRules();
    return client -> {
      NimbusJwtDecoder decoder = decoder(keys.get(client.getClientId()));
      var rules = JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client);
      decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules, once));
      return decoder;
    };
  }

  private static NimbusJwtDecoder decoder(@Nullable ECKey key) {
    if (key == null) {
      throw new IllegalStateException("A client without a key");
    }
    return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())))
        .jwsAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }

  private static RegisteredClient machine(String id) {
    return client(id).authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
  }

  private static RegisteredClient gateway(String redirectUri) {
    return client(GATEWAY)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(redirectUri)
        .postLogoutRedirectUri(URI.create(redirectUri).resolve("/").toString())
        .scope(OidcScopes.OPENID)
        .build();
  }

  private static RegisteredClient.Builder client(String id) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(TOKEN_LIFE)
                .authorizationCodeTimeToLive(CODE_LIFE)
                .build());
  }
}
