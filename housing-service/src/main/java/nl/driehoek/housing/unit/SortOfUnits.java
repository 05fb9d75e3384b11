package nl.driehoek.housing.unit;

import nl.driehoek.housing.http.model.UnitSort;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the order of a list as the contract writes it, such as {@code -rent}. */
@Component
class SortOfUnits implements Converter<String, UnitSort> {
  @Override
  public UnitSort convert(String sort) {
    return UnitSort.fromValue(sort);
  }
}
