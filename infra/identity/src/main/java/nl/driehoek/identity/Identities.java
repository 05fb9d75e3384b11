package nl.driehoek.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All test identities, from {@code identities.json}. */
final class Identities {
  private final List<Identity> all;
  private final Map<String, Identity> bySubject;

  Identities() {
    try (var file = new ClassPathResource("identities.json").getInputStream()) {
      all = JsonMapper.shared().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read identities.json", e);
    }
    bySubject =
        all.stream()
            .collect(Collectors.toMap(each -> each.subject().toString(), Function.identity()));
  }

  List<Identity> all() {
    return all;
  }

  Optional<Identity> named(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<Identity> ofClient(String clientId) {
    return all.stream().filter(each -> each.clientId().equals(clientId)).findFirst();
  }

  Optional<Identity> ofSubject(String subject) {
    return Optional.ofNullable(bySubject.get(subject));
  }
}
