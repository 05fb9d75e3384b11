package nl.driehoek.load.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Ports;

/**
 * nginx in front of a service, when it is installed: two workers, connections kept on both sides.
 */
final class Nginx implements AutoCloseable {

  private final Process process;
  private final URI address;

  private Nginx(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it with its files in this folder; empty when there is none on this machine. */
  static Optional<Nginx> before(URI service, Path folder) throws Exception {
    Optional<String> program =
        Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
            .filter(each -> Files.isExecutable(Path.of(each)))
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    int port = Ports.free();
    Path here = Files.createDirectories(folder.toAbsolutePath());
    Files.writeString(here.resolve("nginx.conf"), configuration(port, service));
    Process process =
        new ProcessBuilder(
                program.get(), "-p", here.toString(), "-c", here.resolve("nginx.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(here.resolve("nginx.log").toFile())
            .start();
    URI address = URI.create("http://127.0.0.1:" + port);
    await(process, port);
    return Optional.of(new Nginx(process, address));
  }

  private static String configuration(int port, URI service) {
    return """
    daemon off; worker_processes 2; pid nginx.pid; error_log stderr warn;
    events { worker_connections 1024; }
    http {
      access_log off; keepalive_requests 1000000;
      client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
      uwsgi_temp_path t4; scgi_temp_path t5;
      upstream service { server %s:%d; keepalive 64; keepalive_requests 1000000; }
      server {
        listen 127.0.0.1:%d;
        location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
      }
    }
    """
        .formatted(service.getHost(), service.getPort(), port);
  }

  private static void await(Process process, int port) throws Exception {
    for (int attempt = 0; attempt < 200; attempt++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("nginx ended with " + process.exitValue(), e);
        }
        Thread.sleep(25);
      }
    }
    throw new IOException("nginx does not listen on " + port);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
