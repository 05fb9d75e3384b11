package nl.driehoek.platform.messaging;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CloudEvents 1.0 attributes of a message under the NL GOV profile, as Kafka headers: names in
 * lower case, the source a URN of organisation and system, the sequence from 1.
 */
final class CloudEventHeaders {

  static final String ID = "ce_id";
  static final String TYPE = "ce_type";
  static final String TIME = "ce_time";
  static final String SEQUENCE = "ce_sequence";
  static final String CORRELATION = "ce_correlationid";
  static final String CAUSATION = "ce_causationid";
  static final String TRACEPARENT = "traceparent";

  private final String source;

  /**
   * @param oin organisation identification number
   * @param system the name of the sending service
   */
  CloudEventHeaders(String oin, String system) {
    this.source = "urn:nld:oin:" + oin + ":systeem:" + system;
  }

  Map<String, String> of(OutboxRow row) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put(ID, row.id().toString());
    headers.put("ce_source", source);
    headers.put(TYPE, row.type());
    headers.put(TIME, row.recordedAt().toString());
    headers.put("ce_dataschema", "urn:driehoek:schema:" + row.type());
    headers.put(SEQUENCE, Long.toString(row.sequence()));
    headers.put(CORRELATION, row.correlation().toString());
    if (row.causation() != null) {
      headers.put(CAUSATION, row.causation().toString());
    }
    if (row.traceparent() != null) {
      headers.put(TRACEPARENT, row.traceparent());
    }
    headers.put("content-type", "application/json");
    return headers;
  }
}
