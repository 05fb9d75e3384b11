package nl.driehoek.gateway.portal.home;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Many homes from a file: first tried, then for real, a step at a time. */
@PortalPage
class ImportController {
  private static final String RUN = "driehoek.home-import";
  static final String FORM = "/portal/homes/import";
  static final String TOO_LARGE = FORM + "?too=large";
  private static final String PROGRESS = "/portal/homes/import/progress";
  private static final int REFUSED = 422;

  /** Calls in one answer of a page: a person sees something move. */
  private static final int STEPS = 2;

  private final Importing importing;
  private final MessageSource texts;

  ImportController(Importing importing, MessageSource texts) {
    this.importing = importing;
    this.texts = texts;
  }

  @GetMapping(FORM)
  String form(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String too,
      HttpSession session,
      Model model) {
    return "large".equals(too)
        ? unreadable(person, new ImportFile.Unreadable("big", ""), session, model)
        : form(session, model);
  }

  private String form(HttpSession session, Model model) {
    model.addAttribute("run", run(session));
    model.addAttribute("columns", ImportColumn.values());
    model.addAttribute("needed", ImportColumn.needed());
    return "portal/home/import";
  }

  /** A file to fill in, with one row as an example. */
  @GetMapping("/portal/homes/import/template")
  ResponseEntity<byte[]> template(@RequestAttribute("person") Person person) {
    List<ImportColumn> columns = List.of(ImportColumn.values());
    return Csv.file(
        say(person, "home.import.template.file", ""),
        columns.stream().map(each -> each.name(person.locale())).toList(),
        List.of(columns.stream().map(ImportColumn::example).toList()));
  }

  @PostMapping(FORM)
  String upload(
      @RequestAttribute("person") Person person,
      HttpServletRequest request,
      @ModelAttribute("say") Say say,
      Model model)
      throws IOException, ServletException {
    HttpSession session = request.getSession();
    try {
      Part part = request.getPart("file");
      byte[] bytes =
          part == null ? new byte[0] : part.getInputStream().readNBytes(ImportFile.BYTES_MAX + 1);
      ImportFile file = ImportFile.read(bytes);
      return go(person, say, ImportRun.of(bytes, file.rows().size()), session, model);
    } catch (ImportFile.Unreadable no) {
      return unreadable(person, no, session, model);
    }
  }

  private String unreadable(
      Person person, ImportFile.Unreadable why, HttpSession session, Model model) {
    Found<ImportRun> refused =
        new Found.Refused<>(
            REFUSED,
            say(person, "home.import.unreadable", ""),
            say(person, "home.import.bad." + why.key(), why.what()),
            List.of());
    return Outcome.of(refused, "", "", model, () -> form(session, model));
  }

  @GetMapping(PROGRESS)
  String progress(HttpSession session, Model model) {
    ImportRun run = run(session);
    if (run == null) {
      return "redirect:" + FORM;
    }
    model.addAttribute("run", run);
    return "portal/home/import-progress";
  }

  /** The next rows, or the whole file from its first row for real. */
  @PostMapping(PROGRESS)
  String step(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String real,
      @RequestParam(defaultValue = "") String run,
      @ModelAttribute("say") Say say,
      HttpSession session,
      Model model) {
    ImportRun now = run(session);
    if (now == null || !now.id().toString().equals(run)) {
      return "redirect:" + PROGRESS; // another file was chosen meanwhile, or it is over
    }
    ImportRun wanted = real != null && !now.real() && now.ready() ? now.forReal() : now;
    return go(person, say, wanted, session, model);
  }

  private String go(Person person, Say say, ImportRun start, HttpSession session, Model model) {
    ImportRun run = start;
    ImportFile file = file(run);
    for (int i = 0; i < STEPS && !run.ready(); i++) {
      Found<ImportRun> next = importing.step(person, say, run, file);
      ImportRun known = next.orNull();
      if (known == null) {
        session.setAttribute(RUN, run);
        model.addAttribute("away", Missing.of(List.of()));
        return Outcome.of(next, "", "", model, () -> progress(session, model));
      }
      run = known;
    }
    session.setAttribute(RUN, run);
    return "redirect:" + PROGRESS;
  }

  /** The rows that came back, as they were, with the reason behind them. */
  @GetMapping("/portal/homes/import/returned")
  Object returned(@RequestAttribute("person") Person person, HttpSession session) {
    ImportRun run = run(session);
    if (run == null) {
      return "redirect:" + FORM;
    }
    ImportFile file = file(run);
    List<String> head = new ArrayList<>(file.head());
    head.add(say(person, "home.import.because", ""));
    return Csv.file(
        say(person, "home.import.returned.file", ""),
        head,
        run.returned().stream().map(each -> row(each, file)).toList());
  }

  private static List<String> row(ImportRun.Returned each, ImportFile file) {
    String[] cells = new String[file.head().size() + 1];
    Arrays.fill(cells, "");
    List<String> known = file.rows().get(each.row()).cells();
    for (int i = 0; i < known.size(); i++) {
      cells[i] = known.get(i);
    }
    cells[cells.length - 1] =
        each.faults().stream()
            .map(
                fault ->
                    fault.column().isEmpty() ? fault.text() : fault.column() + ": " + fault.text())
            .collect(Collectors.joining(" "));
    return List.of(cells);
  }

  private static ImportFile file(ImportRun run) {
    try {
      return ImportFile.read(run.file());
    } catch (ImportFile.Unreadable changed) {
      throw new IllegalStateException("A file that could be read before", changed);
    }
  }

  private static @Nullable ImportRun run(HttpSession session) {
    return session.getAttribute(RUN) instanceof ImportRun run ? run : null;
  }

  private String say(Person person, String key, String what) {
    return Objects.requireNonNull(texts.getMessage(key, new Object[] {what}, person.locale()));
  }
}
