package io.tocsin.core.paging;

import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Sender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where pages come from, as one contact of an address book: RFC 2426, version 3.0, which every
 * phone reads, and newer ones besides the later version 4.0.
 */
public final class VCard {
  private static final String NAME = "Tocsin";
  private static final String NOTE =
      "Pages come from here. Let them through when your phone is silent.";

  /** Octets of a line, without its end. */
  private static final int LONGEST = 75;

  private VCard() {}

  /** Lines that end with CRLF; a number that both calls and sends messages stands there once. */
  public static String of(List<Sender> senders) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VCARD");
    lines.add("VERSION:3.0");
    lines.add("FN:" + NAME);
    lines.add("N:" + NAME + ";;;;");
    lines.add("ORG:" + NAME);
    uses(senders).forEach((address, channels) -> lines.add(line(address, channels)));
    lines.add("NOTE:" + escaped(NOTE));
    lines.add("END:VCARD");
    StringBuilder card = new StringBuilder();
    lines.forEach(line -> card.append(folded(line)).append("\r\n"));
    return card.toString();
  }

  private static Map<String, Set<ChannelType>> uses(List<Sender> senders) {
    Map<String, Set<ChannelType>> uses = new LinkedHashMap<>();
    for (Sender sender : senders) {
      uses.computeIfAbsent(sender.address(), _ -> EnumSet.noneOf(ChannelType.class))
          .add(sender.channel());
    }
    return uses;
  }

  private static String line(String address, Set<ChannelType> channels) {
    if (channels.contains(ChannelType.EMAIL)) {
      return "EMAIL;TYPE=INTERNET:" + escaped(address);
    }
    List<String> types = new ArrayList<>(List.of("WORK"));
    if (channels.contains(ChannelType.VOICE)) {
      types.add("VOICE");
    }
    if (channels.contains(ChannelType.SMS)) {
      types.add("MSG");
    }
    return "TEL;TYPE=" + String.join(",", types) + ":" + escaped(address);
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\,;])", "\\\\$1").replaceAll("\\R", "\\\\n");
  }

  /** A line that is too long goes on behind a space; no character is torn. */
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int used = 0;
    for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
      String character = Character.toString(line.codePointAt(i));
      int octets = character.getBytes(StandardCharsets.UTF_8).length;
      if (used + octets > LONGEST) {
        folded.append("\r\n ");
        used = 1;
      }
      folded.append(character);
      used += octets;
    }
    return folded.toString();
  }
}
