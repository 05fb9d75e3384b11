package nl.driehoek.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A body that is in memory already, as the container hands bodies out. It never blocks. */
public final class BodyStream extends ServletInputStream {
  private final ByteArrayInputStream bytes;

  /** Reads these bytes, which must not change any more. */
  public BodyStream(byte[] body) {
    this.bytes = new ByteArrayInputStream(body);
  }

  @Override
  public int read() {
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return bytes.read(into, offset, length);
  }

  @Override
  public boolean isFinished() {
    return bytes.available() == 0;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("The body is in memory; nothing reads it later");
  }
}
