package nl.driehoek.platform.web.audit;

/**
 * Where a chain of seals ends, and where it ended when that was stated last.
 *
 * @param previousNumber of the seal that was stated last
 * @param previousHash as it is now; another one than was stated when the trail was written anew
 * @param number of the last seal
 */
public record ChainEnd(long previousNumber, String previousHash, long number, String hash) {}
