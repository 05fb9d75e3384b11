package nl.driehoek.gateway.portal.home;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file on its way in, kept in the session of the person between two pages: packed, so that a
 * session stays small. It goes when it is replaced or the session ends.
 *
 * @param id makes the keys of its calls, so that a step that is sent twice happens once
 * @param packed the file as it was uploaded
 * @param real false while it is only tried
 * @param done how many rows were looked at
 * @param returned the rows that came back
 */
record ImportRun(
    UUID id,
    byte[] packed,
    boolean real,
    int total,
    int done,
    int created,
    int changed,
    int unchanged,
    List<Returned> returned)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of rows that come back after so many, only the line is kept: the file needs other help. */
  private static final int EXPLAINED_MAX = 500;

  ImportRun {
    packed = packed.clone();
    returned = List.copyOf(returned);
  }

  @Override
  public byte[] packed() {
    return packed.clone();
  }

  /**
   * A row that came back.
   *
   * @param row its place among the rows of the file, from 0
   * @param line its line in the file
   */
  record Returned(int row, int line, List<Fault> faults) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Why.
   *
   * @param column name of the column; empty for the row as a whole
   */
  record Fault(String column, String text) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static ImportRun of(byte[] file, int total) {
    return new ImportRun(UUID.randomUUID(), pack(file), false, total, 0, 0, 0, 0, List.of());
  }

  /** The same file, now for real. */
  ImportRun forReal() {
    return new ImportRun(id, packed, true, total, 0, 0, 0, 0, List.of());
  }

  ImportRun further(int rows, int more, int corrected, int same, List<Returned> back) {
    List<Returned> kept =
        returned.size() < EXPLAINED_MAX
            ? back
            : back.stream().map(each -> new Returned(each.row(), each.line(), List.of())).toList();
    return new ImportRun(
        id,
        packed,
        real,
        total,
        done + rows,
        created + more,
        changed + corrected,
        unchanged + same,
        Stream.concat(returned.stream(), kept.stream()).toList());
  }

  public boolean ready() {
    return done >= total;
  }

  /** Rows that went in, or would. */
  public int in() {
    return created + changed + unchanged;
  }

  byte[] file() {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] pack(byte[] file) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
