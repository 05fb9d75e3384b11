package nl.driehoek.gateway.portal.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How what a person filled in goes to a service: what was left empty is absent, so that the service
 * says that it is needed, or does without. The generated models would send it as null.
 */
final class Bodies {

  private static final class WithoutNulls extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated part) {
      return JsonInclude.Value.construct(
          JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    }
  }

  private Bodies() {}

  static JacksonJsonHttpMessageConverter json() {
    return new JacksonJsonHttpMessageConverter(
        JsonMapper.builder().annotationIntrospector(new WithoutNulls()).build());
  }
}
