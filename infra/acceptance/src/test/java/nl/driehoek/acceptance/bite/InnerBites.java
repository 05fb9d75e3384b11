package nl.driehoek.acceptance.bite;

import java.util.List;

/** The wrongs behind the door: whose it is, who decides, and what becomes of messages. */
final class InnerBites {

  private static final String MESSAGING = "infra/platform/messaging";
  private static final String MESSAGING_JAVA =
      MESSAGING + "/src/main/java/nl/driehoek/platform/messaging/";

  private InnerBites() {}

  static List<Bite> services() {
    return List.of(
        new Bite(
            "requests-of-every-institution",
            "capacity-service",
            "capacity-service/src/main/java/nl/driehoek/capacity/outflow/OutflowViewer.java",
            "return \" r.care_organisation_id = :viewerInstitution\";",
            "return \" :viewerInstitution::uuid is not null\";",
            "WhoSeesWhatTest"),
        new Bite(
            "who-files-decides",
            "capacity-service",
            "capacity-service/src/main/java/nl/driehoek/capacity/outflow/OutflowRules.java",
            "if (decision.by().equals(o.verdicts().filedBy())) {",
            "if (decision.by().isEmpty()) {",
            "OutflowRulesTest"),
        new Bite(
            "who-decided-answers-the-objection",
            "capacity-service",
            "capacity-service/src/main/java/nl/driehoek/capacity/outflow/Objections.java",
            "    if (decidedThis) {",
            "    if (decidedThis && outcome.isEmpty()) {",
            "ResidentObjectsTest"),
        new Bite(
            "facts-that-are-not-sealed",
            "capacity-service",
            "capacity-service/src/main/java/nl/driehoek/capacity/vault/Vault.java",
            "      return cipher.doFinal(input);",
            "      return input;",
            "WhoSeesWhatTest"),
        new Bite(
            "offers-of-every-corporation",
            "housing-service",
            "housing-service/src/main/java/nl/driehoek/housing/access/Scope.java",
            "      case Viewer.Corporation(var org) -> new Scope(alias + \".corporation_id ="
                + " :viewer\", org);\n"
                + "      case Viewer.Care(var org) -> new Scope(alias + \".care_organisation_id ="
                + " :viewer\", org);\n"
                + "      case Viewer.Resident(var key) -> new Scope(ownRequest(alias), key);",
            "      case Viewer.Corporation(var org) -> new Scope(\"true\", org);\n"
                + "      case Viewer.Care(var org) -> new Scope(\"true\", org);\n"
                + "      case Viewer.Resident(var key) -> new Scope(ownRequest(alias), key);",
            "WhoSeesWhatTest"),
        new Bite(
            "who-proposes-the-first-decides",
            "housing-service",
            "housing-service/src/main/java/nl/driehoek/housing/mediation/PlacingFirst.java",
            "return proposal.getProposedBy().toString().equals(caller.subject())",
            "return proposal.getProposedBy().toString().isEmpty()",
            "CandidateIsPlacedFirstTest"),
        new Bite(
            "who-proposes-a-reversal-decides",
            "finance-service",
            "finance-service/src/main/java/nl/driehoek/finance/reversal/TurningBack.java",
            "if (proposal.getProposedBy().toString().equals(caller.subject())) {",
            "if (proposal.getProposedBy().toString().isEmpty()) {",
            "ShiftTurnedBackTest"),
        new Bite(
            "covenants-of-everybody",
            "covenant-service",
            "covenant-service/src/main/java/nl/driehoek/covenant/access/CovenantAccess.java",
            "having :seesAll or count(p.version) > 0",
            "having :seesAll or count(*) > 0",
            "CovenantsOfOthersTest"));
  }

  static List<Bite> messages() {
    return List.of(
        new Bite(
            "any-message-leaves",
            MESSAGING,
            MESSAGING_JAVA + "JdbcOutbox.java",
            "if (!faults.isEmpty()) {",
            "if (faults.size() > 1_000) {",
            "OutboxTest"),
        new Bite(
            "late-readers-begin-at-the-end",
            MESSAGING,
            MESSAGING_JAVA + "KafkaSettings.java",
            "settings.put(\"auto.offset.reset\", \"earliest\");",
            "settings.put(\"auto.offset.reset\", \"latest\");",
            "LateSubscriberTest"),
        new Bite(
            "a-repeat-is-handled-again",
            MESSAGING,
            MESSAGING_JAVA + "Inbox.java",
            "insert into inbox (subscription, id) select ?, id from patience",
            "insert into inbox (subscription, id) select ?::text || random(), id from patience",
            "ConsumerTest"),
        new Bite(
            "poison-is-passed-over",
            MESSAGING,
            MESSAGING_JAVA + "Inbox.java",
            "            parking.add(subscription.name(), fresh);\n",
            "",
            "ConsumerTest"),
        new Bite(
            "what-passes-is-poison",
            MESSAGING,
            MESSAGING_JAVA + "Failures.java",
            "      case TransientDataAccessException e -> true;",
            "      case TransientDataAccessException e -> false;",
            "ConsumerTest"),
        new Bite(
            "sent-before-the-answer-of-the-broker",
            MESSAGING,
            MESSAGING_JAVA + "KafkaSink.java",
            "        throw new SendFailedException(rows.get(i), e.getCause() == null ? e :"
                + " e.getCause());",
            "        return;",
            "FailedSendTest"),
        new Bite(
            "a-former-leader-moves-the-cursor",
            MESSAGING,
            MESSAGING_JAVA + "Leadership.java",
            "where ctid = ?::tid and epoch = ? returning ctid::text",
            "where (ctid = ?::tid and epoch = ?) or true returning ctid::text",
            "FormerLeaderTest"),
        new Bite(
            "whoever-commits-late-is-passed-over",
            MESSAGING,
            MESSAGING_JAVA + "SnapshotReading.java",
            "      where xid = any(array(select x from pg_snapshot_xip((select p from c)) x",
            "      where xid = any(array(select x from pg_snapshot_xip((select n from c)) x",
            "ScriptedInterleavingsTest"));
  }
}
