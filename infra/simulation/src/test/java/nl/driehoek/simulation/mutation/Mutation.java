package nl.driehoek.simulation.mutation;

import nl.driehoek.simulation.machine.Broken;

/**
 * Something that is deliberately wrong.
 *
 * @param promise of architecture.md, which it breaks
 * @param broken a promise of the machine; {@code NOTHING} when the code is wrong
 * @param file below the root of the repository; empty when the machine is wrong
 * @param right what the file says, exactly once
 * @param wrong what it says instead
 */
record Mutation(String name, int promise, Broken broken, String file, String right, String wrong) {

  static Mutation machine(String name, int promise, Broken broken) {
    return new Mutation(name, promise, broken, "", "", "");
  }

  static Mutation code(String name, int promise, String file, String right, String wrong) {
    return new Mutation(name, promise, Broken.NOTHING, file, right, wrong);
  }

  @Override
  public String toString() {
    return name;
  }
}
