package nl.driehoek.housing.matching;

/** The same sentence in Dutch and in English. */
public record Words(String nl, String en) {}
