package nl.driehoek.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer as tokens name it, without a slash at the end
 * @param audience for which access tokens are meant
 * @param dataDir where the keys are kept
 * @param gatewayRedirectUri the only address to which a browser is sent back
 */
@ConfigurationProperties("driehoek.identity")
record IdentitySettings(String issuer, String audience, Path dataDir, String gatewayRedirectUri) {}
