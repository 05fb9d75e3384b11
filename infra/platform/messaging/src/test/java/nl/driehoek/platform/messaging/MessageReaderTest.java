package nl.driehoek.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.platform.messaging.TestService.Counted;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MessageReaderTest {

  private static final UUID KEY = UUID.fromString("01900000-0000-7000-8000-000000000999");
  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000111");

  private final MessageReader reader =
      new MessageReader(TestService.types(), JsonMapper.builder().build());
  private final Map<String, String> headers =
      new HashMap<>(
          Map.of(
              "ce_id", ID.toString(),
              "ce_type", "test.counted.v1",
              "ce_time", "2026-11-21T12:00:00Z",
              "ce_sequence", "4",
              "ce_correlationid", KEY.toString()));

  private Arrival read(String key, String payload) {
    RawMessage raw =
        new RawMessage("t", 0, 7, key.getBytes(UTF_8), headers, payload.getBytes(UTF_8));
    return reader.read(raw, Set.of(Counted.class));
  }

  @Test
  void a_field_that_a_newer_sender_added_is_passed_over() {
    Arrival arrival =
        read(KEY.toString(), "{\"key\":\"%s\",\"count\":3,\"new\":[1]}".formatted(KEY));
    assertThat(arrival.understood().body()).isEqualTo(new Counted(KEY, 3));
    assertThat(arrival.understood().sequence()).isEqualTo(4);
    assertThat(arrival.understood().causationId()).isNull();
  }

  @Test
  void types_that_are_unknown_or_not_asked_for_are_none_of_its_business() {
    headers.put("ce_type", "test.ignored.v1");
    assertThat(read(KEY.toString(), "{}")).isNull();
    headers.put("ce_type", "test.counted.v2");
    assertThat(read(KEY.toString(), "{}")).isNull();
  }

  @Test
  void what_cannot_be_understood_keeps_its_id_and_key_and_tells_why() {
    Arrival arrival = read(KEY.toString(), "{\"key\":");
    assertThat(arrival.id()).isEqualTo(ID);
    assertThat(arrival.key()).isEqualTo(KEY);
    assertThatThrownBy(arrival::understood)
        .isInstanceOf(MessageReader.UnreadableMessageException.class);
  }

  @Test
  void without_an_id_or_a_proper_key_it_is_recognised_by_its_place() {
    headers.remove("ce_id");
    Arrival first = read("no uuid", "{}");
    Arrival second = read("no uuid", "{}");
    assertThat(first.received()).isNull();
    assertThat(first.id()).isEqualTo(second.id());
    assertThat(first.key()).isEqualTo(second.key());
  }
}
