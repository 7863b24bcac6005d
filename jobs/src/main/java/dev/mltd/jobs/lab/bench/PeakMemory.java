package dev.mltd.jobs.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The most memory that this process used. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  /** What one writes there so that the peak of the resident size counts from now on. */
  private static final String RESET_PEAK = "5";

  private PeakMemory() {}

  /** Forgets what was used before, as far as the system lets a process do so. */
  static void reset() {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    try {
      Files.writeString(CLEAR, RESET_PEAK);
    } catch (IOException notHere) {
      // Then the resident size counts from the start of the process, which is no less.
    }
  }

  /** Bytes of heap in use at most, garbage included; the sum of the pools' own peaks. */
  static long heap() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /** Bytes of heap that this process may use. */
  static long heapLimit() {
    return Runtime.getRuntime().maxMemory();
  }

  /** Bytes of the whole process in memory at most; empty where the system does not tell. */
  static OptionalLong resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException notHere) {
      return OptionalLong.empty();
    }
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
