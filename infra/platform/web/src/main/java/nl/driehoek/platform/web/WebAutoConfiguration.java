package nl.driehoek.platform.web;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Trace, headers, log line and problems: what every application at the edge of a network needs. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  ProblemWriter problemWriter() {
    return new ProblemWriter();
  }

  @Bean
  @ConditionalOnMissingBean
  ProblemAdvice problemAdvice(ProblemWriter problems) {
    return new ProblemAdvice(problems);
  }

  @Bean
  @ConditionalOnMissingBean(ErrorController.class)
  ProblemErrorController problemErrorController(ProblemWriter problems, AnswerHeaders headers) {
    return new ProblemErrorController(problems, headers);
  }

  @Bean
  LastBytes lastBytes() {
    return new LastBytes();
  }

  @Bean
  AnswerHeaders answerHeaders(ObjectProvider<ApiVersion> apiVersion) {
    ApiVersion version = apiVersion.getIfAvailable();
    return new AnswerHeaders(version == null ? null : version.text());
  }

  /**
   * The outermost filter. With {@code driehoek.web.headers=false} it leaves the headers to the
   * application, which a gateway wants: it passes on those of the service behind it.
   */
  @Bean
  @ConditionalOnMissingBean(name = "edgeFilter")
  FilterRegistrationBean<EdgeFilter> edgeFilter(
      ProblemWriter problems,
      AnswerHeaders headers,
      @Value("${driehoek.web.headers:true}") boolean withHeaders) {
    var filter = new EdgeFilter(problems, withHeaders ? headers : null);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }

  /** A valve of this class that is there already keeps Tomcat from making its own. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(
      ProblemWriter problems,
      AnswerHeaders headers,
      @Value("${driehoek.web.rest-within:10s}") String restWithin) {
    Duration patience = DurationStyle.detectAndParse(restWithin);
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new RestOfBody(patience));
                host.getPipeline().addValve(new ProblemValve(problems, headers));
              }
            });
  }
}
