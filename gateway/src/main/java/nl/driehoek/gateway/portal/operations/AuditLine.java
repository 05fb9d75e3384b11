package nl.driehoek.gateway.portal.operations;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.http.operations.model.AuditRow;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.party.Names;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as a person reads it, on the page and in the file. A code that a later
 * service writes and that has no words here is shown as it is: a trail leaves nothing out.
 *
 * @param who in which role, or that the service itself acted
 * @param organisation empty where the service itself acted
 */
record AuditLine(
    Instant at,
    String who,
    String organisation,
    String action,
    String object,
    @Nullable UUID objectId,
    String why,
    String result) {

  static AuditLine of(AuditRow row, Names names, Words words) {
    boolean person = row.getCallerSubject() != null;
    String purpose = row.getPurpose();
    return new AuditLine(
        row.getAt(),
        person ? roles(row.getRoles(), words) : words.of("role.system"),
        person ? names.of(row.getOrganisationId()) : "",
        said(row.getAction(), words, "audit.do." + key(row.getAction())),
        said(row.getObject(), words, "audit.on." + row.getObject()),
        row.getObjectId(),
        purpose == null ? "" : said(purpose, words, "req.purpose." + purpose),
        said(
            row.getResult(),
            words,
            "audit.result." + key(row.getResult()),
            "state." + row.getResult()));
  }

  /** In the order of the columns of the file. */
  List<@Nullable Object> cells() {
    return Arrays.asList(at, who, organisation, action, object, objectId, why, result);
  }

  private static String roles(List<String> roles, Words words) {
    return roles.stream().map(each -> words.of("role." + each)).collect(Collectors.joining(", "));
  }

  private static String key(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String said(String code, Words words, String... keys) {
    for (String key : keys) {
      String text = words.orNone(key);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return code;
  }
}
