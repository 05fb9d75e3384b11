package nl.driehoek.finance.shift;

/** What happens with the place when the resident has left; only a closed place frees money. */
public enum Plan {
  CLOSE,
  REFILL,
  KEEP_FOR_RETURN
}
