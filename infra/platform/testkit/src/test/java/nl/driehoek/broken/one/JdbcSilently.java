package nl.driehoek.broken.one;

/** Saves and tells nobody. */
final class JdbcSilently {
  void save(String state) {
    state.strip();
  }
}
