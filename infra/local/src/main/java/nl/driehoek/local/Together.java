package nl.driehoek.local;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same with several things at once. */
final class Together {

  private Together() {}

  /** The answers in the order of the things; the first failure is thrown once all have ended. */
  static <T, R> List<R> map(List<T> things, Function<T, R> work) {
    return map(Math.max(1, things.size()), things, work);
  }

  private static <T, R> List<R> map(int atOnce, List<T> things, Function<T, R> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      List<Future<R>> running =
          things.stream().map(thing -> threads.submit(() -> work.apply(thing))).toList();
      return running.stream().map(Together::answer).toList();
    }
  }

  private static <R> R answer(Future<R> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  /** Waits for all; the first failure is thrown once all have ended. */
  static <T> void each(List<T> things, Consumer<T> work) {
    each(Math.max(1, things.size()), things, work);
  }

  /** The same, but only so many at once. */
  static <T> void each(int atOnce, List<T> things, Consumer<T> work) {
    List<T> done =
        map(
            atOnce,
            things,
            thing -> {
              work.accept(thing);
              return thing;
            });
    if (done.size() != things.size()) {
      throw new IllegalStateException("Not all was done: " + done);
    }
  }
}
