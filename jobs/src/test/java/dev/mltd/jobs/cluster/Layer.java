package dev.mltd.jobs.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** One layer of an image while it is written: a tar whose files all belong to root. */
final class Layer implements AutoCloseable {
  private static final int EXECUTABLE = 0755;
  private static final int READABLE = 0644;

  private final TarArchiveOutputStream tar;
  private final Set<String> folders = new TreeSet<>();
  private final Set<String> files = new TreeSet<>();

  Layer(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    tar = new TarArchiveOutputStream(out);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  /** A file's content, whatever links lead to it; once. */
  void file(Path source, String target) throws IOException {
    if (!files.add(target)) {
      return;
    }
    folder(target.substring(0, target.lastIndexOf('/')));
    Path real = source.toRealPath();
    TarArchiveEntry entry = new TarArchiveEntry(target);
    entry.setSize(Files.size(real));
    entry.setMode(Files.isExecutable(real) ? EXECUTABLE : READABLE);
    tar.putArchiveEntry(entry);
    Files.copy(real, tar);
    tar.closeArchiveEntry();
  }

  /** All files of a folder. */
  void tree(Path source, String target) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(source)) {
      found = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path one : found) {
      file(one, target + "/" + source.relativize(one));
    }
  }

  void text(String target, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    folder(target.substring(0, target.lastIndexOf('/')));
    TarArchiveEntry entry = new TarArchiveEntry(target);
    entry.setSize(bytes.length);
    entry.setMode(READABLE);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  void link(String name, String to) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(to);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  void folder(String name) throws IOException {
    if (name.isEmpty() || !folders.add(name)) {
      return;
    }
    int slash = name.lastIndexOf('/');
    if (slash > 0) {
      folder(name.substring(0, slash));
    }
    TarArchiveEntry entry = new TarArchiveEntry(name + "/");
    entry.setMode(EXECUTABLE);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
