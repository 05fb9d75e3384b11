package nl.driehoek.simulation.machine;

/** The process is gone, between two steps; an error, so that no code under test catches it. */
public final class Crash extends Error {

  public Crash() {
    super("killed", null, false, false);
  }
}
