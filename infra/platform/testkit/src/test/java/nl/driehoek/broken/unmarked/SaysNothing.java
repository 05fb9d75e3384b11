package nl.driehoek.broken.unmarked;

/** Lives in a package that says neither what it is for nor what may be null. */
final class SaysNothing {}
