package nl.driehoek.platform.web.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads OpenAPI documents from YAML and puts what all services share under a service's own. */
final class ContractDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ContractDocument() {}

  /** The document in this file; an IllegalStateException where it cannot be read. */
  static ObjectNode read(Resource file) {
    try (InputStream in = file.getInputStream()) {
      Object loaded = yaml().load(in);
      if (JSON.valueToTree(loaded) instanceof ObjectNode document) {
        return document;
      }
      throw new IllegalStateException("No OpenAPI document: " + file);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  /**
   * Adds the paths, components and tags of {@code shared} to {@code own}. A component of the same
   * name stays as the service wrote it; a path of the same name is a mistake.
   */
  static ObjectNode merged(ObjectNode own, ObjectNode shared) {
    ObjectNode merged = own.deepCopy();
    for (Map.Entry<String, JsonNode> path : shared.path("paths").properties()) {
      if (merged.withObject("/paths").has(path.getKey())) {
        throw new IllegalStateException("Path in both contracts: " + path.getKey());
      }
      merged.withObject("/paths").set(path.getKey(), path.getValue());
    }
    for (Map.Entry<String, JsonNode> kind : shared.path("components").properties()) {
      ObjectNode target = merged.withObject("/components").withObject("/" + kind.getKey());
      for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
        target.putIfAbsent(component.getKey(), component.getValue());
      }
    }
    shared.path("tags").forEach(merged.withArray("/tags")::add);
    return merged;
  }

  /** YAML with the scalars of JSON only, so that a date or a "no" stays the text that it is. */
  private static Yaml yaml() {
    var loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    loading.setMaxAliasesForCollections(500);
    var dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new JsonScalars());
  }

  private static final class JsonScalars extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
      addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-0123456789");
      addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
