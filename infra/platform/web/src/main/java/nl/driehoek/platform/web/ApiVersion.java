package nl.driehoek.platform.web;

/**
 * The version of the interface that this application offers, sent with every answer.
 *
 * @param text as in {@code info.version} of the contract, for example 1.4.0
 */
public record ApiVersion(String text) {}
