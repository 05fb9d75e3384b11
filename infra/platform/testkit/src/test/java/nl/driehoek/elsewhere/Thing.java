package nl.driehoek.elsewhere;

/** What another service keeps for itself. */
public final class Thing {}
