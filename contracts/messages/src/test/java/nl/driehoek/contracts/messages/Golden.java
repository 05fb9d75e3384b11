package nl.driehoek.contracts.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed schemas and examples. */
final class Golden {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

  private Golden() {}

  static ObjectNode schema(String type) {
    return required("schemas/" + type + ".json");
  }

  static ObjectNode example(String type) {
    return required("examples/" + type + ".json");
  }

  static Optional<ObjectNode> released(String type) {
    return read("contracts/released/messages/" + type + ".json");
  }

  /** Writes the schema when asked to by {@code -Dgolden.update=true}. */
  static void update(String type, ObjectNode schema) throws IOException {
    if (UPDATE) {
      Files.writeString(SCHEMAS.resolve(type + ".json"), JSON.writeValueAsString(schema) + "\n");
    }
  }

  static boolean updating() {
    return UPDATE;
  }

  private static ObjectNode required(String resource) {
    return read(resource).orElseThrow(() -> new AssertionError("There is no " + resource));
  }

  private static Optional<ObjectNode> read(String resource) {
    try (InputStream in = Golden.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of((ObjectNode) JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
