package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A covenant may be written with the region in capitals; it is the same region. */
class RegionInCapitalsTest extends HousingTest {

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void a_candidate_under_waterrijk_in_capitals_gets_a_home_in_waterrijk() {
    UUID covenant = UUID.randomUUID();
    region.covenant(covenant, 1, "WATERRIJK", List.of(Region.THUISHAVEN));
    UUID request = UUID.randomUUID();
    region.seek(request, 1, "WaterRijk", null, Region.profile());
    bus.await(CandidateEntered.class, request);
    region.published();
    assertThat(region.offered(request).rank()).isEqualTo(1);
    assertThat(
            jdbc.sql("select region_code from covenant where covenant_id = :id")
                .param("id", covenant)
                .query(String.class)
                .single())
        .isEqualTo("waterrijk");
  }
}
