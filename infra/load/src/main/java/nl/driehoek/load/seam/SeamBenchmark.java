package nl.driehoek.load.seam;

import java.util.List;

/**
 * The platform beside one row at a time, where the time of one of its flows goes, and PostgreSQL
 * alone with the same statements.
 */
public final class SeamBenchmark {

  private SeamBenchmark() {}

  /** The number of rounds, 3 by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    Bench.onDurablePair(
        List.of(),
        (postgres, kafka) -> {
          Bench bench = new Bench();
          Databases ours = new Databases(postgres, "platform");
          Pipeline platform = new PlatformPipeline("platform", "platform.", ours, kafka);
          bench.add("platform", () -> platform, new Bench.Load(10_000, 20_000, 2_000, 300));
          bench.add(
              "one row at a time",
              () -> new RowPipeline(new Databases(postgres, "row"), kafka),
              new Bench.Load(300, 1_500, 2_000, 30));
          bench.run(rounds, () -> new Legs(ours, kafka, "platform.").print(platform, 300));
          DatabaseLimit.print(new Databases(postgres, "limit"));
        });
  }
}
