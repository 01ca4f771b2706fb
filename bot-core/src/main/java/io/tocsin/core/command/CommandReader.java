package io.tocsin.core.command;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.tocsin.core.command.OptionWords.Found;
import io.tocsin.core.command.OptionWords.Target;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the name of a command: values by position, options, options of every command.
 */
final class CommandReader {
  private final CommandSpec spec;

  /** The members that values without an option are for, in order. */
  private final List<Member> positions;

  private final Draft draft;
  private final OptionWords options;
  private final ValueReader values;
  private final Extent extent;
  private @Nullable Mapped wholeInput;
  private boolean help;

  CommandReader(CommandSpec spec, List<Member> positions, Draft draft, ParseContext context) {
    this.spec = spec;
    this.positions = positions;
    this.draft = draft;
    this.options = new OptionWords(spec.options());
    this.values = new ValueReader(context);
    this.extent = new Extent(context);
  }

  /** The required options of a command in the order in which they are asked for. */
  static List<Member> required(CommandSpec spec) {
    return spec.options().stream().filter(Member::required).sorted(Options.ORDER_TO_ASK).toList();
  }

  /** Reads it all; empty if it asks for help. */
  Optional<Parsed> read(Mapped text) {
    List<Quotes.Run> starts = starts(text);
    int end = starts.isEmpty() ? text.length() : starts.getFirst().start();
    Mapped unnamed = text.slice(0, end).strip();
    for (int i = 0; i < starts.size(); i++) {
      int stop = i + 1 < starts.size() ? starts.get(i + 1).start() : text.length();
      Found option = options.at(text, starts.get(i)).orElseThrow();
      option(option, value(text.slice(option.value(), stop)));
    }
    return help || unnamed.text().equalsIgnoreCase("help")
        ? Optional.empty()
        : Optional.of(finish(unnamed));
  }

  /** Where the options stand. */
  private List<Quotes.Run> starts(Mapped text) {
    return Quotes.runs(text).stream().filter(run -> options.at(text, run).isPresent()).toList();
  }

  /** Without an equals sign that stands by itself before it. */
  private static Mapped value(Mapped text) {
    Mapped stripped = text.strip();
    boolean alone = stripped.at(0) == '=' && stripped.spaceAt(1) && text.spaceAt(0);
    return alone ? stripped.from(1).strip() : stripped;
  }

  /** Reads an answer that begins with the name of the option that it is for. */
  Optional<Parsed> readNamed(Member member, Mapped word, Mapped rest) {
    List<Quotes.Run> next = starts(rest);
    int end = next.isEmpty() ? rest.length() : next.getFirst().start();
    own(member, true, word, rest.slice(0, end).strip());
    return read(rest.from(end));
  }

  private Parsed finish(Mapped unnamed) {
    if (wholeInput != null) {
      wholeInput(wholeInput);
    }
    byPosition(unnamed);
    return draft.finish(spec, positions.stream().filter(Member::required).toList());
  }

  private void option(Found found, Mapped value) {
    switch (found.target()) {
      case Target.Own(Member member, boolean on) -> own(member, on, found.word(), value);
      case Target.Everywhere(Global global) -> everywhere(global, found.word(), value);
    }
  }

  private void own(Member member, boolean on, Mapped word, Mapped value) {
    draft.once(member.name(), word);
    boolean flag = member.kind() instanceof Kind.Flag;
    if (value.isEmpty() && !flag && !(member.kind() instanceof Kind.ListOf)) {
      throw needsValue(word);
    }
    if (!on) {
      nothingMore(value);
      draft.set(member.name(), BooleanNode.FALSE, word.place());
      return;
    }
    refuseExtra(member, value);
    draft.set(member.name(), values.read(member, value), (value.isEmpty() ? word : value).place());
  }

  private static Rejected needsValue(Mapped word) {
    return Rejected.at(word.place(), word.literal() + " needs a value after it.");
  }

  /** Prose may hold anything; whatever else is followed by words that are not part of it is not. */
  private void refuseExtra(Member member, Mapped value) {
    if (Options.takesRest(member)) {
      return;
    }
    Mapped extra = value.from(extent.of(member, value)).strip();
    refuseOption(extra);
    if (!Options.reference(member)) {
      nothingMore(extra);
    }
  }

  private void nothingMore(Mapped extra) {
    if (extra.isEmpty()) {
      return;
    }
    refuseOption(extra);
    throw new Rejected(
        Faulty.at(extra.place(), "I don't know what to do with “" + extra.literal() + "” here.")
            .expecting(spec.options().stream().map(Options::typed).toList()));
  }

  /** Where no prose can be, a single dash begins an option that was meant. */
  private void refuseOption(Mapped text) {
    if (text.at(0) == '-' && Character.isLetter(text.at(1))) {
      throw options.unknown(Globals.word(text));
    }
  }

  private void everywhere(Global global, Mapped word, Mapped value) {
    draft.once(global.word(), word);
    if (global.takesValue() && value.isEmpty()) {
      throw needsValue(word);
    }
    switch (global) {
      case HELP -> help = true;
      case CLI_INPUT_JSON -> wholeInput = value;
      case QUERY, OUTPUT, REGION, YES, NO_PAGINATE ->
          nothingMore(Globals.apply(global, value, draft));
    }
  }

  private void wholeInput(Mapped text) {
    ValueReader.Whole whole = values.readAll(Shape.of(spec.operation()), text);
    whole
        .tree()
        .properties()
        .forEach(member ->
            draft.setIfAbsent(member.getKey(), member.getValue(), whole.place(member.getKey())));
  }

  private void byPosition(Mapped unnamed) {
    Mapped left = unnamed;
    List<Member> wanted = positions.stream().filter(member -> !draft.has(member)).toList();
    for (Member member : wanted) {
      if (!left.isEmpty()) {
        if (!Options.takesRest(member)) {
          refuseOption(left);
        }
        boolean takesRest = member == wanted.getLast() && Options.takesRest(member);
        int end = takesRest ? left.length() : extent.of(member, left);
        draft.set(member.name(), values.read(member, left.slice(0, end)), left.place(0, end));
        left = left.from(end).strip();
      }
    }
    nothingMore(left);
  }
}
