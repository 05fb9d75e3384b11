package nl.driehoek.gateway.portal;

import java.util.regex.Pattern;

/** Where a person goes back to: a page of ours, never an address that somebody else made up. */
public final class Back {
  private static final Pattern OURS =
      Pattern.compile("/(portal(/[A-Za-z0-9-]+)*(\\?[A-Za-z0-9=&_.%+:~-]*)?)?");

  private Back() {}

  /** This address when it is one of our pages; else the first page. */
  public static String to(String address) {
    return OURS.matcher(address).matches() ? address : "/";
  }
}
