package io.tocsin.core.command.output;

import java.util.List;
import java.util.stream.Collectors;

/** Draws the boxes of a table below each other, all equally wide. */
final class TableLayout {
  /** Wider tables put single rows upright. */
  private static final int COMFORTABLE = 80;

  private final StringBuilder out = new StringBuilder();
  private final int width;

  private TableLayout(int width) {
    this.width = width;
  }

  static String of(List<TableSection> sections) {
    List<TableSection> shown =
        widest(sections) > COMFORTABLE
            ? sections.stream().map(TableSection::upright).toList()
            : sections;
    TableLayout layout = new TableLayout(widest(shown));
    layout.out.append("-".repeat(layout.width)).append('\n');
    shown.forEach(layout::section);
    return layout.out.toString();
  }

  private static int widest(List<TableSection> sections) {
    return sections.stream().mapToInt(TableSection::width).max().orElse(0);
  }

  private void section(TableSection section) {
    int room = width - 2 * section.level();
    if (!section.title().isEmpty()) {
      line(section, centered(section.title(), room, "|"));
      if (section.header().isEmpty() && section.rows().isEmpty()) {
        line(section, "+" + "-".repeat(room - 2) + "+");
      }
    }
    if (!section.header().isEmpty()) {
      List<Integer> widths = section.stretched(room);
      line(section, rule(widths));
      line(section, header(section.header(), widths));
    }
    rows(section, room);
  }

  private void rows(TableSection section, int room) {
    if (section.rows().isEmpty() || section.rows().stream().allMatch(List::isEmpty)) {
      return;
    }
    List<Integer> widths = section.stretched(room);
    line(section, rule(widths));
    section.rows().forEach(row -> line(section, row(row, widths)));
    line(section, rule(widths));
  }

  private void line(TableSection section, String text) {
    String edge = "|".repeat(section.level());
    out.append(edge).append(text).append(edge).append('\n');
  }

  private static String rule(List<Integer> widths) {
    return widths.stream()
        .skip(1)
        .map(width -> "-".repeat(width - 1) + "+")
        .collect(Collectors.joining("", "+" + "-".repeat(widths.getFirst() - 2) + "+", ""));
  }

  private static String header(List<String> names, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      line.append(centered(names.get(i), widths.get(i), i == 0 ? "|" : ""));
    }
    return line.toString();
  }

  private static String row(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(cells.size(), widths.size()); i++) {
      line.append(leftAligned(cells.get(i), widths.get(i), i == 0 ? "|" : ""));
    }
    return line.toString();
  }

  private static String centered(String text, int width, String edge) {
    int before = Math.max(0, width / 2 - Columns.of(text) / 2 - 1);
    int after = width - 1 - edge.length() - before - Columns.of(text);
    return edge + " ".repeat(before) + text + " ".repeat(Math.max(0, after)) + "|";
  }

  private static String leftAligned(String text, int width, String edge) {
    int room = width - 1 - edge.length() - Columns.of(text);
    int before = room >= 2 ? 2 : 0;
    return edge + " ".repeat(before) + text + " ".repeat(Math.max(0, room - before)) + "|";
  }
}
