package nl.driehoek.simulation.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import nl.driehoek.simulation.Simulation;
import nl.driehoek.simulation.machine.Broken;

/**
 * The whole suite once more, with one source file changed and compiled again: every class of ours
 * is loaded anew, so that nothing of the right one is left.
 */
final class Mutant extends ClassLoader {

  private static final Path ROOT = Path.of(System.getProperty("driehoek.root", "../.."));

  private final Mutation mutation;
  private final Map<String, byte[]> changed;

  Mutant(Mutation mutation) throws IOException {
    super(Mutant.class.getClassLoader());
    this.mutation = mutation;
    this.changed = mutation.file().isEmpty() ? Map.of() : compile(mutation);
  }

  /** What the auditor says about the world of this seed; nothing when it notices nothing. */
  String run(long seed) throws ReflectiveOperationException {
    Class<?> simulation = loadClass(Simulation.class.getName());
    Class<?> broken = loadClass(Broken.class.getName());
    Object how = broken.getMethod("valueOf", String.class).invoke(null, mutation.broken().name());
    Object outcome = simulation.getMethod("run", long.class, broken).invoke(null, seed, how);
    return (String) outcome.getClass().getMethod("failure").invoke(outcome);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      boolean ours =
          name.startsWith("nl.driehoek.") && !name.startsWith("nl.driehoek.simulation.seed.");
      return ours ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = changed.get(name);
    if (bytes == null) {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        bytes = in.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static Map<String, byte[]> compile(Mutation mutation) throws IOException {
    String source = Files.readString(ROOT.resolve(mutation.file()));
    int at = source.indexOf(mutation.right());
    if (at < 0 || source.indexOf(mutation.right(), at + 1) >= 0) {
      throw new IllegalStateException(
          mutation + " no longer fits " + mutation.file() + ": put the list right");
    }
    String wrong = source.replace(mutation.right(), mutation.wrong());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaFileManager memory =
          new ForwardingJavaFileManager<JavaFileManager>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.FileObject of) {
              return new SimpleJavaFileObject(URI.create("memory:/" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                  ByteArrayOutputStream out = new ByteArrayOutputStream();
                  classes.put(name, out);
                  return out;
                }
              };
            }
          };
      String file = Path.of(mutation.file()).getFileName().toString();
      JavaFileObject unit =
          new SimpleJavaFileObject(URI.create("memory:/" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
              return wrong;
            }
          };
      List<String> options =
          List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
      if (!compiler.getTask(null, memory, null, options, null, List.of(unit)).call()) {
        throw new IllegalStateException(mutation + " does not compile");
      }
    }
    Map<String, byte[]> bytes = new HashMap<>();
    classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }
}
