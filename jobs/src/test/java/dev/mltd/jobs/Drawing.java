package dev.mltd.jobs;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rooms of our three modules in Mermaid's language, with an arrow to each that a room knows,
 * unless it is reached by other arrows anyway.
 */
final class Drawing {
  private static final String OURS = "dev.mltd.";

  /** Of each room, named as in {@code analysis.rules}, the rooms that its classes name. */
  private final SortedMap<String, SortedSet<String>> known = new TreeMap<>();

  private Drawing() {
    for (JavaClass one : OurClasses.compiled()) {
      String room = room(one);
      known.computeIfAbsent(room, name -> new TreeSet<>());
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(OURS) && !room(target).equals(room)) {
          known.get(room).add(room(target));
        }
      }
    }
  }

  /** The text between the fences. */
  static String ofOurRooms() {
    return new Drawing().text();
  }

  private static String room(JavaClass one) {
    String[] parts = one.getPackageName().substring(OURS.length()).split("\\.", -1);
    return parts.length == 1 ? parts[0] : parts[0] + "." + parts[1];
  }

  private String text() {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (String module : List.of("jobs", "retrain", "analysis")) {
      text.append("  subgraph %s\n".formatted(module));
      for (String room : known.keySet()) {
        if (module.equals(room.split("\\.", -1)[0])) {
          text.append("    %s([%s])\n".formatted(id(room), name(room)));
        }
      }
      text.append("  end\n");
    }
    known.forEach(
        (room, targets) -> {
          String seen =
              targets.stream()
                  .filter(target -> targets.stream().noneMatch(other -> reaches(other, target)))
                  .map(Drawing::id)
                  .collect(Collectors.joining(" & "));
          if (!seen.isEmpty()) {
            text.append("  %s --> %s\n".formatted(id(room), seen));
          }
        });
    return text.toString();
  }

  private static String id(String room) {
    // A room may not be called as the module around it.
    return room.contains(".") ? room.replace('.', '_') : room + "_itself";
  }

  private static String name(String room) {
    return room.substring(room.indexOf('.') + 1);
  }

  private boolean reaches(String from, String to) {
    Set<String> reached = new HashSet<>();
    List<String> next = List.copyOf(known.get(from));
    while (!next.isEmpty() && !reached.contains(to)) {
      reached.addAll(next);
      next = next.stream().flatMap(one -> known.get(one).stream()).distinct().toList();
    }
    return reached.contains(to);
  }
}
