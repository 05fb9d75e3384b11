package nl.driehoek.faults;

import java.util.Optional;

/** Something bad that happens to the running suite, and passes. */
interface Fault {

  /** A few words; faults are chosen by a part of it. */
  String name();

  /** Why it can't be done on this machine; empty when it can. */
  default Optional<String> impossible(Rig rig) {
    return Optional.empty();
  }

  /**
   * Does it, holds it as long as it has to last, and mends what does not mend itself. What the
   * suite has to do about it is not waited for, unless it shows whether the fault took effect.
   */
  Effect strike(Rig rig);

  /**
   * Whether a fault was one.
   *
   * @param took false makes the whole round invalid: nothing was proved
   * @param seen what shows it
   */
  record Effect(boolean took, String seen) {}
}
