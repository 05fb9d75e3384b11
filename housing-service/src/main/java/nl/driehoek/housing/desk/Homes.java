package nl.driehoek.housing.desk;

import nl.driehoek.housing.http.model.Home;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.housing.publication.Publication;

/** How homes and sentences look over HTTP. */
final class Homes {

  private Homes() {}

  static Home model(Publication.Home home) {
    return new Home()
        .postcodeArea(home.postcodeArea())
        .rentCents(home.rentCents())
        .rooms(home.rooms())
        .floor(home.floor())
        .lift(home.lift())
        .stepFree(home.stepFree())
        .petsAllowed(home.petsAllowed());
  }

  static Text text(String nl, String en) {
    return new Text().nl(nl).en(en);
  }
}
