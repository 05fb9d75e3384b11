package nl.driehoek.broken.one;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Gets what it needs behind its back. */
final class Autowires {
  @Autowired @Nullable String needed;
}
