package nl.driehoek.gateway.portal.own;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Somebody used the data of the resident who looks: by organisation and role, never by name.
 *
 * @param at in Amsterdam
 * @param own it was the resident
 * @param onBehalf done for the resident by somebody else
 */
record Look(
    ZonedDateTime at,
    String who,
    String what,
    @Nullable String why,
    boolean own,
    boolean onBehalf) {

  /** An entry of either service. */
  record Entry(
      Instant at,
      String action,
      String object,
      @Nullable String purpose,
      List<String> roles,
      @Nullable UUID organisationId,
      boolean onBehalf) {

    static Entry of(nl.driehoek.contracts.http.capacity.model.DataUse use) {
      return new Entry(
          use.getAt(),
          use.getAction(),
          use.getObject(),
          use.getPurpose(),
          use.getRoles(),
          use.getOrganisationId(),
          use.getOnYourBehalf());
    }

    static Entry of(nl.driehoek.contracts.http.housing.model.DataUse use) {
      return new Entry(
          use.getAt(),
          use.getAction(),
          use.getObject(),
          use.getPurpose(),
          use.getRoles(),
          use.getOrganisationId(),
          use.getOnYourBehalf());
    }
  }

  /** The same for what one did again on the same day. */
  List<Object> sameDay() {
    return List.of(who, what, at.toLocalDate());
  }

  /**
   * @param municipalities that decide on the requests of this resident
   */
  static Look of(Entry entry, Person person, Set<UUID> municipalities, MessageSource texts) {
    Locale locale = person.locale();
    boolean own = entry.roles().contains("resident");
    String done = entry.action().equals("read") ? "read" : "changed";
    String what =
        texts.getMessage("own.action." + done, null, locale)
            + ": "
            + said(texts, "own.object.", entry.object(), "other", locale);
    String why =
        entry.purpose() == null
            ? null
            : said(texts, "own.purpose.", entry.purpose(), "OUTFLOW", locale);
    return new Look(
        entry.at().atZone(Amsterdam.ZONE),
        who(entry, person, municipalities, texts),
        what,
        why,
        own,
        entry.onBehalf());
  }

  private static String who(
      Entry entry, Person person, Set<UUID> municipalities, MessageSource texts) {
    Locale locale = person.locale();
    if (entry.roles().isEmpty()) {
      return texts.getMessage("own.looked.service", null, locale);
    }
    String role = entry.roles().getFirst();
    if (entry.roles().contains("resident")) {
      return texts.getMessage("own.looked.self", null, locale);
    }
    String organisation;
    if (person.caller().organisationId().equals(entry.organisationId())) {
      organisation = person.organisation();
    } else if (entry.organisationId() != null && municipalities.contains(entry.organisationId())) {
      organisation = texts.getMessage("own.looked.municipality", null, locale);
    } else {
      organisation = said(texts, "own.looked.of.", role, "other", locale);
    }
    return organisation + ", " + texts.getMessage("role." + role, null, role, locale);
  }

  private static String said(
      MessageSource texts, String prefix, String name, String other, Locale locale) {
    String words = texts.getMessage(prefix + name, null, null, locale);
    return words == null ? texts.getMessage(prefix + other, null, locale) : words;
  }
}
