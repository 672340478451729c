package dev.heddle.cli.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Loads classes from memory. Their class files are resources, too: the lifter reads them.
final class MemoryClasses extends ClassLoader {
  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> classes;

  MemoryClasses(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = classes;
  }

  /// The binary names of the classes.
  Set<String> names() {
    return classes.keySet();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected @Nullable URL findResource(String resource) {
    if (!resource.endsWith(SUFFIX)) {
      return null;
    }
    var name = resource.substring(0, resource.length() - SUFFIX.length()).replace('/', '.');
    var bytes = classes.get(name);
    return bytes == null ? null : url(resource, bytes);
  }

  private static URL url(String resource, byte[] bytes) {
    try {
      return URL.of(URI.create("memory:///" + resource), new Handler(bytes));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Handler extends URLStreamHandler {
    private final byte[] bytes;

    Handler(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() throws IOException {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
