package nl.driehoek.gateway.portal.home;

import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a page take a file. The parts of a request are read where somebody asks for them, in memory,
 * so that a routed call with parts still passes as it came.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
class UploadConfiguration {
  private static final int REQUEST_MAX = 2_000_000;

  /** Up to here the sender may finish, and then reads why; beyond it the line is cut. */
  private static final int READ_MAX = 20_000_000;

  private static final Duration READ_WITHIN = Duration.ofSeconds(30);

  @Bean
  MultipartConfigElement uploads() {
    return new MultipartConfigElement("", REQUEST_MAX, REQUEST_MAX, REQUEST_MAX);
  }

  /** Before anybody asks for its parts: a file that is far too large comes back to the form. */
  @Bean
  FilterRegistrationBean<OncePerRequestFilter> tooLarge() {
    var filter =
        new OncePerRequestFilter() {
          @Override
          protected void doFilterInternal(
              HttpServletRequest request, HttpServletResponse response, FilterChain chain)
              throws ServletException, IOException {
            long length = request.getContentLengthLong();
            if (length > REQUEST_MAX) {
              if (length <= READ_MAX) {
                letPass(request.getInputStream());
              }
              response.sendRedirect(ImportController.TOO_LARGE);
            } else {
              chain.doFilter(request, response);
            }
          }
        };
    var registered = new FilterRegistrationBean<OncePerRequestFilter>(filter);
    registered.addUrlPatterns(ImportController.FORM);
    registered.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registered;
  }

  /** Reads and forgets: a browser that is still sending does not listen. */
  private static void letPass(InputStream body) throws IOException {
    byte[] some = new byte[8_192];
    long end = System.nanoTime() + READ_WITHIN.toNanos();
    int read = body.read(some);
    while (read >= 0 && System.nanoTime() < end) {
      read = body.read(some);
    }
  }
}
