package nl.driehoek.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What came of handling a parked key again.
 *
 * @param handled messages that are handled now
 * @param waiting messages that still wait; 0 means that the key is no longer parked
 * @param failure why the first waiting one failed again
 */
public record Replay(long handled, long waiting, @Nullable String failure) {}
