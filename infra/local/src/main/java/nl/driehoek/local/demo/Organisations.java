package nl.driehoek.local.demo;

import java.util.UUID;

/**
 * The organisations of the demo region, with the ids that the embedded issuer puts into their
 * tokens.
 */
public final class Organisations {

  public static final UUID WATERRIJK = id(0x01);
  public static final UUID DE_BRUG = id(0x11);
  public static final UUID BUURTKRACHT = id(0x12);
  public static final UUID THUISHAVEN = id(0x21);
  public static final UUID WOONPUNT = id(0x22);

  /** The resident Daan's sign-in. */
  public static final UUID DAAN = id(0x131);

  /** The resident Mila's sign-in. */
  public static final UUID MILA = id(0x132);

  private Organisations() {}

  private static UUID id(long last) {
    return new UUID(0x0190000000007000L, 0x8000000000000000L | last);
  }
}
