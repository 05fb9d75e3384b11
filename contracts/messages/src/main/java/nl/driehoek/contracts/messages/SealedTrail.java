package nl.driehoek.contracts.messages;

import java.util.UUID;

/**
 * Where the audit chain of a service ends, said so that another service keeps it: whoever owns the
 * database of the first can write its trail anew, but not what the other heard. Each statement
 * begins where the one before it ended; the hash of a seal never changes.
 */
public interface SealedTrail {

  /** The chain, one a service. */
  UUID chainId();

  /** The last seal of the statement before this one; 0 in the first. */
  long previousSeal();

  /** The hash of that seal, as it is now. */
  String previousHash();

  long lastSeal();

  String lastSealHash();
}
