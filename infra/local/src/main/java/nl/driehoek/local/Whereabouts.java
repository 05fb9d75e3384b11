package nl.driehoek.local;

/** What a person needs to know once everything runs. */
final class Whereabouts {

  private Whereabouts() {}

  static String text(Installation here) {
    return """

        Driehoek is up: %s
          pages             %s (sign in as a test identity with the password in %s)
          API documents     %s/api
          health            %s/health
          token issuer      %s
          PostgreSQL        127.0.0.1:%d (databases covenant, capacity, housing, finance, gateway)
          Kafka             127.0.0.1:%d
          pids and ports    %s
          logs              %s

        Test identities (./driehoek token <name>):
          Waterrijk    samira director · ursula urgency officer · joost controller
          De Brug      femke mentor · tom planner · dirk director · daan, mila, sanne residents
          Buurtkracht  noor director, mentor, planner
          Thuishaven   karim letting officer · thea director
          Woonpunt     els letting officer · wim director
          Meerdorp     mark · Heuveldam hilde (director, urgency officer, controller)
          ada auditor · otto operator

        Try:  ./driehoek story 1
              curl -H "Authorization: Bearer $(./driehoek token samira)" %s/covenant/v1/covenants
        Ctrl-C or ./driehoek down stops everything; what was written stays."""
        .formatted(
            here.address("gateway"),
            here.address("gateway"),
            here.identityData().resolve("login-password.txt"),
            here.address("gateway"),
            here.address("gateway"),
            here.address("identity"),
            here.port("postgresql"),
            here.port("kafka"),
            here.state(),
            here.home().resolve("log"),
            here.address("gateway"));
  }
}
