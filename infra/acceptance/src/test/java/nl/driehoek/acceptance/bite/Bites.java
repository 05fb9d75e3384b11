package nl.driehoek.acceptance.bite;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of wrongs: one a rule, each in the smallest place where somebody could make it. */
final class Bites {

  private static final String WEB = "infra/platform/web";
  private static final String WEB_JAVA = WEB + "/src/main/java/nl/driehoek/platform/web/";
  private static final String WEB_SQL = WEB + "/src/main/resources/db/platform/web/";
  private static final String GATEWAY = "gateway";
  private static final String GATEWAY_JAVA = "gateway/src/main/java/nl/driehoek/gateway/";

  static final List<Bite> ALL =
      Stream.of(tokens(), input(), trail(), edge(), InnerBites.services(), InnerBites.messages())
          .flatMap(List::stream)
          .toList();

  static final Set<String> MODULES = ALL.stream().map(Bite::module).collect(Collectors.toSet());

  private Bites() {}

  private static Bite web(String name, String file, String right, String wrong, String test) {
    return new Bite(name, WEB, WEB_JAVA + file, right, wrong, test);
  }

  private static List<Bite> tokens() {
    return List.of(
        web(
            "any-audience",
            "TokenRules.java",
            "&& audiences.contains(audience)",
            "&& !audiences.isEmpty()",
            "WrongTokenTest"),
        web(
            "any-issuer",
            "TokenRules.java",
            "&& issuer.equals(token.getClaimAsString(\"iss\"))",
            "&& isText(token.getClaimAsString(\"iss\"))",
            "WrongTokenTest"),
        web(
            "an-id-token-is-an-access-token",
            "TokenRules.java",
            "&& (type.equalsIgnoreCase(\"at+jwt\")",
            "&& (!type.isEmpty()",
            "WrongTokenTest"),
        web(
            "expired-is-fine",
            "TokenRules.java",
            "&& expires.isAfter(now.minus(LEEWAY))",
            "",
            "WrongTokenTest"),
        web(
            "a-token-that-passed-lives-on",
            "Tokens.java",
            "if (known != null && !rules.validate(known).hasErrors()) {",
            "if (known != null) {",
            "WrongTokenTest#a_token_that_passed_before_ends_in_time_all_the_same"),
        web(
            "no-signature-is-fine",
            "Tokens.java",
            "      return decoder.decode(token);\n"
                + "    } catch (BadJwtException e) {\n"
                + "      throw e;\n",
            """
                  var said = com.nimbusds.jwt.JWTParser.parse(token);
                  var claims = said.getJWTClaimsSet().toJSONObject();
                  claims.replaceAll(
                      (name, value) ->
                          java.util.Set.of("exp", "iat", "nbf").contains(name)
                              ? java.time.Instant.ofEpochSecond(((Number) value).longValue())
                              : value);
                  claims.put("aud", said.getJWTClaimsSet().getAudience());
                  Jwt unchecked =
                      Jwt.withTokenValue(token)
                          .headers(all -> all.putAll(said.getHeader().toJSONObject()))
                          .claims(all -> all.putAll(claims))
                          .build();
                  if (rules.validate(unchecked).hasErrors()) {
                    throw new BadJwtException("Refused");
                  }
                  return unchecked;
                } catch (java.text.ParseException | IllegalArgumentException e) {
                  throw new BadJwtException("No token", e);
                } catch (BadJwtException e) {
                  throw e;
            """,
            "WrongTokenTest"));
  }

  private static List<Bite> input() {
    return List.of(
        web(
            "a-body-of-any-size",
            "contract/RequestBody.java",
            "if (body.length > bytesMax)",
            "if (body.length < 0)",
            "BadInputTest"),
        web(
            "the-rest-of-a-body-has-all-day",
            "RestOfBody.java",
            "if (System.nanoTime() > end) {",
            "if (end == 0) {",
            "TheEdgeTest#who_drips_the_rest_of_a_refused_body_is_cut_off"),
        web(
            "a-name-twice",
            "contract/StrictJson.java",
            ".enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)",
            ".disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)",
            "BadInputTest"),
        web(
            "half-a-surrogate",
            "contract/StrictJson.java",
            "if (c == 0 || Character.isLowSurrogate(c)) {",
            "if (c == 0) {",
            "BadInputTest"),
        web(
            "unknown-fields-pass",
            "contract/SchemaFaults.java",
            ".filter(error -> !isNullChoice(error))",
            ".filter(error -> !isNullChoice(error))\n"
                + "        .filter(error -> !error.getKeyword().equals(\"additionalProperties\"))",
            "BadInputTest"),
        web(
            "a-problem-repeats-a-name",
            "contract/SchemaFaults.java",
            "return PLAIN_NAME.matcher(name).matches() ? pointer + \"/\" + name : pointer;",
            "return pointer + \"/\" + name;",
            "BadInputTest"),
        web(
            "a-problem-says-what-broke",
            "Problems.java",
            "return Problem.of(500, \"internal-error\");",
            "return Problem.of(500, \"internal-error \" + thrown.getMessage());",
            "RepeatedRequestTest"
                + "#what_fails_leaves_nothing_half_and_its_key_can_be_used_again"),
        web(
            "the-log-tells-the-whole-path",
            "EdgeFilter.java",
            "operation.map(Operation::template).orElse(\"-\"),",
            "request.getRequestURI() + \"?\" + request.getQueryString(),",
            "TheEdgeTest#the_trace_of_the_caller_is_continued_and_told"),
        web(
            "a-key-of-anybody",
            "idempotency/IdempotencyFilter.java",
            "String.join(\"\\n\", caller.organisationId().toString(), caller.subject(), path)",
            "String.join(\"\\n\", caller.organisationKind(), path)",
            "RepeatedRequestTest#keys_of_different_callers_never_meet"),
        web(
            "answers-are-kept-as-they-were",
            "idempotency/AnswerSeal.java",
            "return cipher.doFinal(input, offset, input.length - offset);",
            "return java.util.Arrays.copyOfRange(input, offset, input.length);",
            "RepeatedRequestTest"
                + "#who_has_only_the_database_reads_neither_an_answer_nor_its_key"));
  }

  private static List<Bite> trail() {
    return List.of(
        new Bite(
            "audit-rows-can-be-removed",
            WEB,
            WEB_SQL + "V0_3__audit_sealed_in_blocks.sql",
            "create trigger audit_keep before update or delete on audit\n",
            "create trigger audit_keep before update on audit\n",
            "AuditTrailTest"),
        new Bite(
            "a-seal-without-its-rows",
            WEB,
            WEB_SQL + "V0_9__audit_parts.sql",
            "where seal.follows is not true or seal.whole is not true",
            "where seal.follows is not true",
            "AuditTrailTest"),
        new Bite(
            "an-old-day-is-walked-once",
            WEB,
            WEB_SQL + "V0_9__audit_parts.sql",
            "  part.broken_at := audit_part_broken(part);\n  return query\n"
                + "    update audit_part p set walked_at",
            "  return query\n    update audit_part p set walked_at",
            "AuditPartsTest"),
        new Bite(
            "a-seal-forgets-what-was-before",
            WEB,
            WEB_SQL + "V0_9__audit_parts.sql",
            "where seal.follows is not true or seal.whole is not true",
            "where seal.whole is not true",
            "AuditTrailTest"),
        web(
            "rows-of-what-was-undone",
            "audit/JdbcAudit.java",
            "var rows = new Rows();\n    rows.waiting.add(row);\n"
                + "    TransactionSynchronizationManager.registerSynchronization(rows);",
            "ownTransaction.executeWithoutResult(status -> jdbc.update(INSERT, row));",
            "AuditTrailTest"),
        web(
            "a-director-reads-all-rows",
            "audit/AuditController.java",
            "caller.has(\"auditor\") ? null : caller.organisationId()",
            "null",
            "AuditTrailTest"),
        web(
            "a-witness-believes-all",
            "audit/AuditWitness.java",
            "    return begins || again;",
            "    return begins || again || said.number() > 0;",
            "AuditWitnessTest"),
        web(
            "the-end-stands-for-nothing-before-it",
            "audit/AuditWitness.java",
            "said.previousNumber() == kept.number() && said.previousHash().equals(kept.hash());",
            "said.previousNumber() == kept.number();",
            "AuditWitnessTest"));
  }

  private static List<Bite> edge() {
    return List.of(
        new Bite(
            "anybody-says-from-where",
            GATEWAY,
            GATEWAY_JAVA + "edge/Callers.java",
            "if (forwarded == null || !throughTrustedProxy(request)) {",
            "if (forwarded == null) {",
            "RateLimitTest#strangers_are_counted_by_their_address_and_not_against_an_organisation"),
        new Bite(
            "one-bucket-for-all",
            GATEWAY,
            GATEWAY_JAVA + "edge/RateLimit.java",
            "allow(organisations.take(caller.get().organisationId().toString()), response);",
            "allow(organisations.take(caller.get().organisationKind()), response);",
            "RateLimitTest#one_organisation_cannot_use_up_what_another_may"),
        new Bite(
            "who-somebody-says-to-be",
            GATEWAY,
            GATEWAY_JAVA + "route/UpstreamHeaders.java",
            "          \"accept-language\",\n",
            "          \"accept-language\",\n          \"x-user-id\",\n",
            "PassingOnTest#what_somebody_outside_claims_in_a_header_stops_here"),
        new Bite(
            "a-path-with-a-parameter",
            GATEWAY,
            GATEWAY_JAVA + "edge/RequestRules.java",
            "Pattern.compile(\"[A-Za-z0-9._~-]+\")",
            "Pattern.compile(\"[A-Za-z0-9._~;=-]+\")",
            "RequestRulesTest"),
        new Bite(
            "a-token-in-the-query",
            GATEWAY,
            GATEWAY_JAVA + "edge/RequestRules.java",
            "TOKEN_KEY.matcher(query).find() ?",
            "TOKEN_KEY.matcher(query).matches() && query.isEmpty() ?",
            "RequestRulesTest"),
        new Bite(
            "the-breaker-counts-refusals",
            GATEWAY,
            GATEWAY_JAVA + "route/Service.java",
            "if (answer.isFailure()) {",
            "if (answer.status() >= 400) {",
            "IllServiceTest#what_callers_do_wrong_never_opens_the_breaker"),
        new Bite(
            "a-post-is-tried-again",
            GATEWAY,
            GATEWAY_JAVA + "route/Service.java",
            "if (!REPEATABLE.contains(method) || isTimeout(first)) {",
            "if (isTimeout(first)) {",
            "IllServiceTest#an_answer_that_breaks_off_is_never_passed_on_in_part"),
        new Bite(
            "tries-multiply",
            GATEWAY,
            GATEWAY_JAVA + "route/Service.java",
            "    } catch (IOException second) {\n      throw problem(second);",
            "    } catch (IOException second) {\n      return again(method, target, headers);",
            "IllServiceTest#a_get_that_breaks_off_twice_is_given_up"));
  }
}
