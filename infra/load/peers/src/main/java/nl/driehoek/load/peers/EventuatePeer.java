package nl.driehoek.load.peers;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;

/**
 * Loads Eventuate Tram Sagas apart: it needs an older Spring Boot and Kafka client than the
 * platform, and both are to run in one process.
 */
final class EventuatePeer {

  private static final String PIPELINE = "nl.driehoek.load.eventuate.EventuatePipeline";

  private EventuatePeer() {}

  /**
   * @param built the target folder of the module beside this one
   */
  static Pipeline load(Path built, Databases databases, String kafka) throws Exception {
    List<URL> path = new ArrayList<>();
    path.add(url(built.resolve("classes")));
    for (String jar :
        Files.readString(built.resolve("class-path")).strip().split(File.pathSeparator)) {
      path.add(url(Path.of(jar)));
    }
    ClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), new SeamOnly());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return (Pipeline)
          loader
              .loadClass(PIPELINE)
              .getConstructor(Databases.class, String.class)
              .newInstance(databases, kafka);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  /** The JDK and the seam, nothing else of what the benchmarks are made of. */
  private static final class SeamOnly extends ClassLoader {

    SeamOnly() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("nl.driehoek.load.seam.")) {
        return EventuatePeer.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
