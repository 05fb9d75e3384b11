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
            "WhoSeesWhatTest#for_others_a_request_does_not_exist"),
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
            "ResidentObjectsTest#who_decided_does_not_answer"),
        new Bite(
            "facts-that-are-not-sealed",
            "capacity-service",
            "capacity-service/src/main/java/nl/driehoek/capacity/vault/Vault.java",
            "      return cipher.doFinal(input);",
            "      return input;",
            "WhoSeesWhatTest#who_has_only_the_database_reads_no_personal_data"),
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
            "WhoSeesWhatTest#nobody_reads_or_answers_the_offer_of_another"),
        new Bite(
            "who-proposes-the-first-decides",
            "housing-service",
            "housing-service/src/main/java/nl/driehoek/housing/mediation/PlacingFirst.java",
            "return proposal.getProposedBy().toString().equals(caller.subject())",
            "return proposal.getProposedBy().toString().isEmpty()",
            "CandidateIsPlacedFirstTest"
                + "#nobody_decides_on_the_own_proposal_and_nobody_decides_twice"),
        new Bite(
            "who-proposes-a-reversal-decides",
            "finance-service",
            "finance-service/src/main/java/nl/driehoek/finance/reversal/TurningBack.java",
            "if (proposal.getProposedBy().toString().equals(caller.subject())) {",
            "if (proposal.getProposedBy().toString().isEmpty()) {",
            "ShiftTurnedBackTest"
                + "#who_proposed_cannot_decide_and_a_rejection_needs_a_reason_and_moves_nothing"),
        new Bite(
            "covenants-of-everybody",
            "covenant-service",
            "covenant-service/src/main/java/nl/driehoek/covenant/access/CovenantAccess.java",
            "having :seesAll or count(p.version) > 0",
            "having :seesAll or count(*) > 0",
            "CovenantsOfOthersTest#for_others_it_does_not_exist_whatever_they_ask"));
  }

  static List<Bite> messages() {
    return List.of(
        new Bite(
            "any-message-leaves",
            MESSAGING,
            MESSAGING_JAVA + "JdbcOutbox.java",
            "if (!faults.isEmpty()) {",
            "if (faults.size() > 1_000) {",
            "OutboxTest#a_message_that_does_not_fit_its_schema_never_gets_into_the_outbox"),
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
            "ConsumerTest#a_message_that_is_delivered_twice_is_handled_once"),
        new Bite(
            "poison-is-passed-over",
            MESSAGING,
            MESSAGING_JAVA + "Inbox.java",
            "            parking.add(subscription.name(), fresh);\n",
            "",
            "ConsumerTest#poison_parks_its_key_and_lets_all_others_through"),
        new Bite(
            "what-passes-is-poison",
            MESSAGING,
            MESSAGING_JAVA + "Failures.java",
            "      case TransientDataAccessException e -> true;",
            "      case TransientDataAccessException e -> false;",
            "ConsumerTest#what_passes_by_itself_is_tried_until_it_passes_and_nothing_is_parked"),
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
