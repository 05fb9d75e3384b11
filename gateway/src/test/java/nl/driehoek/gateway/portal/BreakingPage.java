package nl.driehoek.gateway.portal;

import org.springframework.web.bind.annotation.GetMapping;

/** A page of which the template fails when half of it has been written. */
@PortalPage
class BreakingPage {

  @GetMapping("/portal/breaks")
  String breaks() {
    return "portal/breaks";
  }
}
