package nl.driehoek.broken.one;

/** Has a word of the domain in its name. */
final class TenancyHelper {}
