package nl.driehoek.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document is well-formed and complete: it says what the records say, no more. */
class AsyncApiTest {
  private final JsonNode document = read();

  @Test
  void it_is_asyncapi_3_with_title_version_and_contact() {
    assertThat(document.path("asyncapi").asString("")).isEqualTo("3.0.0");
    assertThat(document.path("info").path("title").asString("")).isNotBlank();
    assertThat(document.path("info").path("version").asString("")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(document.path("info").path("contact").path("name").asString("")).isNotBlank();
    assertThat(document.path("servers").path("embedded").path("protocol").asString(""))
        .isEqualTo("kafka");
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> dangling = new ArrayList<>();
    eachReference(
        document,
        reference -> {
          boolean found =
              reference.startsWith("#/")
                  ? !document.at(reference.substring(1)).isMissingNode()
                  : Files.exists(Path.of(reference));
          if (!found) {
            dangling.add(reference);
          }
        });
    assertThat(dangling).isEmpty();
  }

  @Test
  void the_channels_are_the_topics() {
    Set<String> addresses = new TreeSet<>();
    document.path("channels").forEach(channel -> addresses.add(text(channel, "address")));

    assertThat(addresses).containsExactlyElementsOf(Catalogue.topics());
  }

  @Test
  void every_message_stands_in_the_channel_of_its_topic_and_nowhere_else() {
    Map<String, String> topics = new HashMap<>();
    document
        .path("channels")
        .forEach(
            channel ->
                channel
                    .path("messages")
                    .forEach(
                        message -> {
                          String type = text(resolved(message), "name");
                          assertThat(topics.put(type, text(channel, "address"))).as(type).isNull();
                        }));

    Map<String, String> expected = new HashMap<>();
    Catalogue.types().forEach((type, message) -> expected.put(type, Catalogue.topic(message)));
    assertThat(topics).isEqualTo(expected);
  }

  @Test
  void every_message_is_described_with_its_schema_example_and_attributes() {
    JsonNode messages = document.path("components").path("messages");
    assertThat(messages.size()).isEqualTo(Catalogue.types().size());
    for (JsonNode message : messages) {
      String type = text(message, "name");
      assertThat(text(message, "title")).isEqualTo(Catalogue.types().get(type).getSimpleName());
      assertThat(text(message, "summary")).as(type).isNotBlank();
      assertThat(text(message.path("payload"), "$ref")).endsWith("/" + type + ".json");
      assertThat(text(message, "x-example"))
          .isEqualTo("src/main/resources/examples/" + type + ".json");
      assertThat(resolved(message.path("headers")).path("properties").has("ce_id")).isTrue();
      assertThat(text(resolved(message.path("correlationId")), "location"))
          .isEqualTo("$message.header#/ce_correlationid");
    }
  }

  @Test
  void every_topic_has_one_owner_that_sends_its_events_and_receives_its_commands() {
    document
        .path("channels")
        .forEachEntry(
            (name, channel) -> {
              String owner = text(channel, "x-owner");
              String service = text(channel, "address").split("\\.")[1];
              assertThat(owner).isEqualTo(service + "-service");
              assertThat(text(channel, "x-key")).isNotBlank();
              boolean commands = text(channel, "address").endsWith(".commands");
              assertThat(services(name, commands ? "receive" : "send")).containsExactly(owner);
              assertThat(services(name, commands ? "send" : "receive")).isNotEmpty();
            });
  }

  @Test
  void the_attributes_are_those_of_the_profile() {
    JsonNode headers = document.path("components").path("schemas").path("cloudEventHeaders");

    assertThat(headers.path("properties").propertyNames())
        .allMatch(name -> name.matches("(ce_)?[a-z0-9]{1,20}|content-type"));
    assertThat(headers.path("required").valueStream().map(JsonNode::asString))
        .contains("ce_id", "ce_source", "ce_specversion", "ce_type", "ce_time", "ce_sequence");
  }

  private Set<String> services(String channel, String action) {
    Set<String> services = new TreeSet<>();
    for (JsonNode operation : document.path("operations")) {
      if (text(operation.path("channel"), "$ref").equals("#/channels/" + channel)
          && text(operation, "action").equals(action)) {
        services.add(text(operation, "x-service"));
      }
    }
    return services;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(text(node, "$ref").substring(1)) : node;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static void eachReference(JsonNode node, Consumer<String> visitor) {
    if (node.isObject() && node.has("$ref")) {
      visitor.accept(text(node, "$ref"));
    }
    node.forEach(child -> eachReference(child, visitor));
  }

  private static JsonNode read() {
    try (InputStream in =
        AsyncApiTest.class.getResourceAsStream("/contracts/messages/asyncapi.yaml")) {
      return Golden.JSON.valueToTree(new Yaml().load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
