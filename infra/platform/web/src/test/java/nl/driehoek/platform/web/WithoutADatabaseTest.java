package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import nl.driehoek.platform.web.audit.AuditAutoConfiguration;
import nl.driehoek.platform.web.contract.ContractAutoConfiguration;
import nl.driehoek.platform.web.idempotency.IdempotencyAutoConfiguration;
import nl.driehoek.platform.web.operations.OperationsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.SecurityFilterChain;

/** An application with neither database nor contract, such as a gateway, uses the same edge. */
class WithoutADatabaseTest {
  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ContractAutoConfiguration.class,
                  WebAutoConfiguration.class,
                  TokenSecurityAutoConfiguration.class,
                  IdempotencyAutoConfiguration.class,
                  AuditAutoConfiguration.class,
                  OperationsAutoConfiguration.class,
                  ServletWebSecurityAutoConfiguration.class,
                  WebMvcAutoConfiguration.class))
          .withPropertyValues(
              "spring.application.name=edge",
              "driehoek.identity.issuer=https://issuer.example",
              "driehoek.identity.jwk-set-uri=https://issuer.example/jwks")
          .withClassLoader(
              new FilteredClassLoader(
                  "org.springframework.jdbc",
                  "org.springframework.dao",
                  "org.springframework.transaction",
                  "nl.driehoek.platform.messaging"));

  @Test
  void it_has_problems_tokens_and_no_audit() {
    runner.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context).hasSingleBean(SecurityFilterChain.class);
          assertThat(context).hasSingleBean(ProblemWriter.class);
          assertThat(context).doesNotHaveBean(Audit.class);
          assertThat(context).doesNotHaveBean(ApiVersion.class);
          var response = new MockHttpServletResponse();
          context
              .getBean(ProblemWriter.class)
              .write(new IllegalStateException("bug"), new MockHttpServletRequest(), response);
          assertThat(response.getStatus()).isEqualTo(500);
        });
  }
}
