package nl.driehoek.capacity.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

  private final Vault vault = new Vault(key(1));

  @Test
  void opens_what_it_sealed_for_the_same_row() {
    byte[] sealed = vault.seal("resident/1", "Daan".getBytes(UTF_8));
    assertThat(new String(vault.open("resident/1", sealed), UTF_8)).isEqualTo("Daan");
  }

  @Test
  void never_seals_the_same_twice_alike() {
    byte[] text = "Daan".getBytes(UTF_8);
    assertThat(vault.seal("resident/1", text)).isNotEqualTo(vault.seal("resident/1", text));
  }

  @Test
  void refuses_a_sealed_value_of_another_row() {
    byte[] sealed = vault.seal("resident/1", "Daan".getBytes(UTF_8));
    assertThatThrownBy(() -> vault.open("resident/2", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refuses_a_value_in_which_any_byte_was_changed() {
    byte[] sealed = vault.seal("resident/1", "Daan".getBytes(UTF_8));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> vault.open("resident/1", changed))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refuses_a_value_sealed_with_another_key() {
    byte[] sealed = new Vault(key(2)).seal("resident/1", "Daan".getBytes(UTF_8));
    assertThatThrownBy(() -> vault.open("resident/1", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hashes_alike_for_one_purpose_and_one_key_only() {
    byte[] hash = vault.hash("person", "999990019");
    assertThat(hash).hasSize(32).isEqualTo(vault.hash("person", "999990019"));
    assertThat(hash).isNotEqualTo(vault.hash("pseudonym", "999990019"));
    assertThat(hash).isNotEqualTo(new Vault(key(2)).hash("person", "999990019"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAAA", "not base64 at all, not at all!!"})
  void does_not_start_with_a_weak_key_and_does_not_say_it(String key) {
    assertThatThrownBy(() -> new Vault(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("driehoek.capacity.encryption-key")
        .hasMessageNotContaining("not base64 at all");
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
