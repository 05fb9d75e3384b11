package nl.driehoek.capacity.place;

/** What becomes of a place when its resident leaves. The planner decides, before the key. */
public enum FreedPlacePlan {
  /** The place ceases to exist: the capacity falls by one, and the money moves. */
  CLOSE,
  /** The place becomes free for the next resident; no money moves. */
  REFILL,
  /** The place stays reserved for a return during the covenant's months; no money moves yet. */
  KEEP_FOR_RETURN
}
