package dev.mltd.jobs.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.io.output.NullOutputStream;

/**
 * Writes a container image as a file that any runtime imports, without a daemon: a tar of layers, a
 * config, a manifest and an index (OCI image layout 1.0.0).
 */
final class OciArchive {
  private static final String TYPE = "application/vnd.oci.image.";

  private final ObjectMapper json = new ObjectMapper();
  private final TarArchiveOutputStream tar;

  private OciArchive(TarArchiveOutputStream tar) {
    this.tar = tar;
  }

  /**
   * Writes an image.
   *
   * @param name with its tag
   * @param config what is run and how: {@code Env}, {@code Entrypoint}, {@code User} ...
   * @param layers tar files, the lowest first
   */
  static void write(Path file, String name, Map<String, Object> config, List<Path> layers)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      new OciArchive(tar).write(name, config, layers);
    }
  }

  private void write(String name, Map<String, Object> config, List<Path> layers)
      throws IOException {
    put("oci-layout", json.writeValueAsBytes(Map.of("imageLayoutVersion", "1.0.0")));
    List<Map<String, Object>> descriptors = new ArrayList<>();
    for (Path layer : layers) {
      descriptors.add(layer(layer));
    }
    Map<String, Object> described =
        blob(
            "config.v1+json",
            Map.of(
                "architecture",
                "amd64",
                "os",
                "linux",
                "config",
                config,
                "rootfs",
                Map.of(
                    "type",
                    "layers",
                    "diff_ids",
                    descriptors.stream().map(one -> one.get("digest")).toList())));
    Map<String, Object> manifest =
        blob(
            "manifest.v1+json",
            Map.of(
                "schemaVersion",
                2,
                "mediaType",
                TYPE + "manifest.v1+json",
                "config",
                described,
                "layers",
                descriptors));
    manifest.put(
        "annotations",
        Map.of(
            "io.containerd.image.name",
            name,
            "org.opencontainers.image.ref.name",
            name.substring(name.lastIndexOf(':') + 1)));
    put(
        "index.json",
        json.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", List.of(manifest))));
  }

  private Map<String, Object> layer(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(NullOutputStream.INSTANCE);
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    TarArchiveEntry entry = new TarArchiveEntry("blobs/sha256/" + hash);
    entry.setSize(Files.size(file));
    tar.putArchiveEntry(entry);
    Files.copy(file, tar);
    tar.closeArchiveEntry();
    return descriptor("layer.v1.tar", hash, Files.size(file));
  }

  private Map<String, Object> blob(String type, Object content) throws IOException {
    byte[] bytes = json.writeValueAsBytes(content);
    String hash = HexFormat.of().formatHex(sha256().digest(bytes));
    put("blobs/sha256/" + hash, bytes);
    return descriptor(type, hash, bytes.length);
  }

  private static Map<String, Object> descriptor(String type, String hash, long size) {
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("mediaType", TYPE + type);
    descriptor.put("digest", "sha256:" + hash);
    descriptor.put("size", size);
    return descriptor;
  }

  private void put(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
