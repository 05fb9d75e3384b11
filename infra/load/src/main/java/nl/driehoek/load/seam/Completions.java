package nl.driehoek.load.seam;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The flows under way. */
public final class Completions {

  private final Map<UUID, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

  public CompletableFuture<Void> open(UUID id) {
    CompletableFuture<Void> flow = new CompletableFuture<>();
    open.put(id, flow);
    return flow;
  }

  public void done(Collection<UUID> ids) {
    for (UUID id : ids) {
      CompletableFuture<Void> flow = open.remove(id);
      if (flow != null) {
        flow.complete(null);
      }
    }
  }
}
