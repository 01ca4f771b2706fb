package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL writes about itself. */
record ServerLog(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);
  private static final long LIMIT = 8L << 20;
  private static final Pattern COMPLAINT =
      Pattern.compile("(?m)(?:FATAL|PANIC):  (.*)$|LOG:  (could not .*)$");

  /** Puts a long one aside, and says where the next line will stand. */
  long turnPage() {
    try {
      if (Files.exists(file) && Files.size(file) > LIMIT) {
        Path older = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      }
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LOG.warn("{} can't be put aside: {}", file, Reason.of(e));
      return 0;
    }
  }

  /** Why it gave up, from that place on; empty when it doesn't say. */
  String complaintsSince(long position) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int from = (int) Math.min(position, bytes.length);
      String text = new String(bytes, from, bytes.length - from, UTF_8);
      return COMPLAINT
          .matcher(text)
          .results()
          .map(ServerLog::words)
          .distinct()
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      return Reason.of(e);
    }
  }

  private static String words(MatchResult complaint) {
    return complaint.group(1) == null ? complaint.group(2) : complaint.group(1);
  }
}
