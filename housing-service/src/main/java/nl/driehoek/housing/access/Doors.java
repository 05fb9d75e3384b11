package nl.driehoek.housing.access;

import nl.driehoek.housing.http.model.Action;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Refusal;
import org.jspecify.annotations.Nullable;

/** What somebody can do, said with the same words as the refusal of who tries it anyway. */
public final class Doors {

  private Doors() {}

  /**
   * @param whyNot the refusal that would follow; null when it is possible
   */
  public static Action action(String name, @Nullable ProblemException whyNot) {
    Action action = new Action().name(name).possible(whyNot == null);
    if (whyNot == null) {
      return action;
    }
    Refusal first = Refusal.of(whyNot).getFirst();
    return action.whyNot(new Text().nl(first.nl()).en(first.en()));
  }
}
