package nl.driehoek.gateway.portal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Euro cents as people here write money; in a template {@code @euro.of(cents)}. */
public final class Euro {
  private static final String PATTERN = "#,##0.00";
  private static final Locale HERE = Locale.of("nl", "NL");
  private static final int CENTS = 2;

  /** Such as {@code € 1.234,56}, on one line; nothing for null. */
  public String of(@Nullable Long cents) {
    if (cents == null) {
      return "";
    }
    var format = new DecimalFormat(PATTERN, DecimalFormatSymbols.getInstance(HERE));
    return "€\u00A0" + format.format(BigDecimal.valueOf(cents, CENTS));
  }

  /** The same without the sign of the currency, for a file. */
  public static String plain(@Nullable Long cents) {
    return cents == null ? "" : BigDecimal.valueOf(cents, CENTS).toPlainString().replace('.', ',');
  }
}
