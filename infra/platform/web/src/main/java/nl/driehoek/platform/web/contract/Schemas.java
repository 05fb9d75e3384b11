package nl.driehoek.platform.web.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.Map;
import nl.driehoek.platform.web.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All schemas of a contract, compiled once. The schemas of OpenAPI 3.0 are first rewritten as JSON
 * Schema 2020-12 ({@link SchemaRewrite}), whose rules the validator follows to the letter.
 */
final class Schemas {
  private static final String ROOT = "https://driehoek.invalid/contract";

  private final ObjectNode converted = JsonMapper.shared().createObjectNode();
  private final ObjectNode definitions;
  private final JsonNode components;

  Schemas(JsonNode document) {
    this.components = document.at("/components/schemas");
    this.definitions = converted.putObject("$defs");
    for (Map.Entry<String, JsonNode> schema : components.properties()) {
      add(schema.getKey(), schema.getValue());
    }
  }

  /** Adds a schema that stands in an operation, under a name of its own; call before compiling. */
  final void add(String name, JsonNode schema) {
    definitions.set(name, SchemaRewrite.of(schema));
  }

  /** Follows references until the schema itself. */
  JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    for (int hops = 0; found.has("$ref") && hops < 20; hops++) {
      String name = found.get("$ref").asString();
      found = components.path(name.substring(name.lastIndexOf('/') + 1));
    }
    return found;
  }

  /** From here on schemas can be asked for by the name under which they were added. */
  Compiled compile() {
    var config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .preloadSchema(false)
            .pathType(PathType.JSON_POINTER)
            .build();
    Dialect dialect = Dialect.builder(Dialects.getDraft202012()).formats(Formats.ALL).build();
    var registry =
        SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    Schema all = registry.getSchema(SchemaLocation.of(ROOT), converted);
    return name -> {
      var place = SchemaLocation.of(ROOT + "#/$defs/" + name).getFragment();
      Schema schema = all.getRefSchema(place);
      return (value, in, pointer, faults) ->
          SchemaFaults.add(schema.validate(value), in, pointer, faults);
    };
  }

  /** Gives the check that belongs to a name. */
  interface Compiled {
    Check check(String name);
  }

  /** Holds a value against one schema. */
  interface Check {
    /**
     * @param in body, query, path or header
     * @param pointer where the value stands within that part
     */
    void apply(JsonNode value, String in, String pointer, Faults faults);
  }
}
