package nl.driehoek.gateway.portal;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Sources;
import nl.driehoek.gateway.portal.start.Waiting;
import nl.driehoek.gateway.route.Services;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.ITemplateEngine;

/** The parts of the pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
class PortalConfiguration {
  private static final Duration ASSETS_MAX_AGE = Duration.ofHours(1);

  /** The words of the frame, and of each group of screens. */
  private static final String[] TEXTS = {
    "portal/texts",
    "portal/care",
    "portal/homes",
    "portal/steering",
    "portal/operations",
    "portal/own"
  };

  @Bean
  Sources sources(Services services) {
    return new Sources(services);
  }

  @Bean
  Organisations organisations(Sources sources, MessageSource texts) {
    return new Organisations(sources, texts);
  }

  @Bean
  Waiting waiting(Sources sources) {
    return new Waiting(sources);
  }

  /** Right behind what begins the trace, before anything that a page needs. */
  @Bean
  FilterRegistrationBean<FailedPages> failedPages(ITemplateEngine templates) {
    var registration = new FilterRegistrationBean<>(new FailedPages(templates));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    return registration;
  }

  @Bean
  Moments moments() {
    return new Moments();
  }

  @Bean
  Euro euro() {
    return new Euro();
  }

  @Bean
  People people(OAuth2AuthorizedClientRepository tokens, JwtDecoder decoder) {
    return new People(tokens, decoder);
  }

  @Bean
  MessageSource messageSource() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasenames(TEXTS);
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new PageLanguage();
  }

  @Bean
  WebMvcConfigurer pages(People people) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(new PageInterceptor(people))
            .addPathPatterns("/", "/portal/**")
            .excludePathPatterns("/portal/assets/**");
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Before the pages, of which the last takes every address that is left.
        registry.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registry
            .addResourceHandler("/portal/assets/**")
            .addResourceLocations("classpath:/portal/assets/")
            .setCacheControl(CacheControl.maxAge(ASSETS_MAX_AGE).cachePublic());
      }
    };
  }
}
