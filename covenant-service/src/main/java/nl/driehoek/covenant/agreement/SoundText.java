package nl.driehoek.covenant.agreement;

import java.util.UUID;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.TextRules;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.web.Faults;

/** Reads the text of a request, and refuses it with all of its faults when it is not sound. */
final class SoundText {

  private SoundText() {}

  static CovenantText of(
      nl.driehoek.covenant.http.model.CovenantText requested, UUID municipalityId) {
    CovenantText text = TextVersion.convert(requested, CovenantText.class);
    Faults faults = new Faults();
    TextRules.faults(text, municipalityId)
        .forEach(fault -> faults.add(fault.pointer(), fault.code(), fault.args().toArray()));
    faults.throwIfAny();
    return text;
  }
}
