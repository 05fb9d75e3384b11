package nl.driehoek.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import nl.driehoek.gateway.ServiceAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /housing/v1/**} is {@code /v1/**} of the housing service, and so on. */
@Configuration(proxyBeanMethods = false)
class Routes {

  @Bean
  RouterFunction<ServerResponse> serviceRoutes(ServiceAddresses addresses) {
    return addresses.services().entrySet().stream()
        .map(
            service ->
                route(service.getKey())
                    .route(RequestPredicates.path("/" + service.getKey() + "/v1/**"), http())
                    .before(uri(service.getValue()))
                    .build())
        .reduce(RouterFunction::and)
        .orElseThrow(() -> new IllegalStateException("driehoek.gateway.services is empty"));
  }
}
