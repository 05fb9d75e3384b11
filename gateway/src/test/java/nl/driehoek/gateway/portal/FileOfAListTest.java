package nl.driehoek.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.driehoek.gateway.portal.source.Found;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A list of a service that gives at most 200 rows at once, as a page and as a file. */
class FileOfAListTest {
  private static final Orders<Integer> ORDERS = new Orders<Integer>().by("number", each -> each);

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @BeforeEach
  void answers() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest(), response));
  }

  @AfterEach
  void answered() {
    RequestContextHolder.resetRequestAttributes();
  }

  private static Rows.Ask<Integer> numbers(int count) {
    return (cursor, rows) -> {
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(count, from + Math.min(rows, Rows.AT_ONCE));
      return new Found.Known<>(
          new Rows.Part<>(IntStream.range(from, to).boxed().toList(), to < count ? "" + to : null));
    };
  }

  private static Object file(Rows.Ask<Integer> ask, Comparator<Integer> order, Locale language) {
    var texts = new ResourceBundleMessageSource();
    texts.setBasename("portal/texts");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return Csv.list(
        "numbers",
        List.of("number"),
        Rows.all(ask, order),
        each -> List.of(each),
        new Words(texts, language),
        new ExtendedModelMap());
  }

  private static List<String> lines(Object file) {
    byte[] body = (byte[]) ((ResponseEntity<?>) file).getBody();
    return new String(body, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_file_holds_every_row_in_the_order_of_the_page() {
    List<String> lines = lines(file(numbers(450), ORDERS.of("-number"), Locale.of("nl")));
    assertThat(lines).hasSize(451);
    assertThat(lines.subList(1, 3)).containsExactly("449", "448");
    assertThat(lines.getLast()).isEqualTo("0");
  }

  @Test
  void a_file_that_would_be_too_long_says_where_it_stops_in_the_language_of_its_reader() {
    Rows.Ask<Integer> long_ = numbers(Rows.FILE_MAX + 1);
    assertThat(lines(file(long_, null, Locale.of("nl"))))
        .hasSize(Rows.FILE_MAX + 2)
        .last()
        .asString()
        .contains("stopt bij 10.000 regels");
    assertThat(lines(file(long_, null, Locale.of("en"))).getLast()).contains("10,000 lines");
  }

  @Test
  void a_list_of_which_a_part_is_away_is_no_file() {
    Rows.Ask<Integer> breaks =
        (cursor, rows) ->
            cursor == null ? numbers(450).from(null, rows) : new Found.Away<>("housing", null);
    assertThat(file(breaks, null, Locale.of("nl"))).isEqualTo("portal/problem");
    assertThat(response.getStatus()).isEqualTo(503);
  }

  @Test
  void a_page_in_another_order_is_a_page_of_the_whole_list() {
    var page = Rows.page(numbers(450), ORDERS.of("-number"), "25", 25).orNull();
    assertThat(page.items()).startsWith(424, 423).hasSize(25);
    assertThat(page.next()).isEqualTo("50");
    var tooLong = Rows.page(numbers(Rows.SORTED_MAX + 1), ORDERS.of("-number"), null, 25).orNull();
    assertThat(tooLong.sorted()).isFalse();
    assertThat(tooLong.items()).startsWith(0, 1);
  }

  @Test
  void a_link_keeps_all_of_the_filter() {
    var query = new LinkedMultiValueMap<String, String>();
    query.set("sort", "-area");
    query.set("name", "a & b");
    query.set("state", "");
    query.set("cursor", "x");
    Here here = new Here("/portal/areas", query);
    assertThat(here.export()).isEqualTo("/portal/areas?sort=-area&name=a%20%26%20b&format=csv");
    assertThat(here.next("y")).isEqualTo("/portal/areas?sort=-area&name=a%20%26%20b&cursor=y");
  }

  @Test
  void what_has_no_value_comes_last_both_ways() {
    Orders<String> orders = new Orders<String>().by("it", each -> each.isEmpty() ? null : each);
    List<String> rows = Arrays.asList("b", "", "a");
    assertThat(rows.stream().sorted(orders.of("it"))).containsExactly("a", "b", "");
    assertThat(rows.stream().sorted(orders.of("-it"))).containsExactly("b", "a", "");
  }

  @Test
  void no_cell_is_a_formula_and_moments_and_ids_are_as_people_write_them() {
    UUID request = UUID.fromString("01900000-0000-7000-8000-0000000000d1");
    var cells = List.of("=1+1", "-2,50", "a;b", Instant.parse("2027-07-01T10:00:00Z"), request);
    assertThat(lines(Csv.file("cells", List.of("a", "b", "c", "d", "e"), List.of(cells))).get(1))
        .isEqualTo("'=1+1;-2,50;\"a;b\";2027-07-01 12:00;0000000000d1");
  }
}
