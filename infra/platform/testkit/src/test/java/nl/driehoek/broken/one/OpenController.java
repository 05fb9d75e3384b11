package nl.driehoek.broken.one;

/** Can be reached past its feature. */
public final class OpenController {}
