package io.tocsin.core.command.output;

import java.util.ArrayList;
import java.util.List;

/** One box of a table: a title, perhaps names of columns, rows of as many cells. */
final class TableSection {
  private static final int PADDING = 4;
  private static final int BORDER = 2;

  private final String title;
  private final int level;
  private List<String> header = List.of();
  private final List<List<String>> rows = new ArrayList<>();

  TableSection(String title, int level) {
    this.title = title;
    this.level = level;
  }

  void header(List<String> names) {
    header = names;
  }

  void row(List<String> cells) {
    rows.add(cells);
  }

  String title() {
    return title;
  }

  int level() {
    return level;
  }

  List<String> header() {
    return header;
  }

  List<List<String>> rows() {
    return rows;
  }

  /** A single row beside its names is narrower than below them. */
  TableSection upright() {
    if (rows.size() != 1 || header.isEmpty()) {
      return this;
    }
    TableSection upright = new TableSection(title, level);
    for (int i = 0; i < header.size(); i++) {
      upright.row(List.of(header.get(i), rows.getFirst().get(i)));
    }
    return upright;
  }

  /** The columns that the box takes with all boxes around it. */
  int width() {
    int cells = natural().stream().mapToInt(Integer::intValue).sum();
    int around = BORDER + 2 * level;
    return around + Math.max(Columns.of(title), cells);
  }

  private List<Integer> natural() {
    List<Integer> widths = new ArrayList<>();
    List<List<String>> all = new ArrayList<>(rows);
    all.add(header);
    for (List<String> cells : all) {
      for (int i = 0; i < cells.size(); i++) {
        int width = Columns.of(cells.get(i)) + PADDING;
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  /** The widths of the columns, stretched so that together they fill the room. */
  List<Integer> stretched(int room) {
    List<Integer> natural = natural();
    double factor = room / (double) natural.stream().mapToInt(Integer::intValue).sum();
    List<Integer> widths = new ArrayList<>();
    natural.forEach(width -> widths.add((int) Math.rint(factor * width)));
    int left = room - widths.stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; left != 0; i = (i + 1) % widths.size()) {
      int column = left > 0 ? widths.size() - 1 - i : i;
      int step = Integer.signum(left);
      widths.set(column, widths.get(column) + step);
      left -= step;
    }
    return widths;
  }
}
