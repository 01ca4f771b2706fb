package io.tocsin.app.chat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where lines come from and go to. */
public record Terminal(BufferedReader in, PrintWriter out, PrintWriter err) {

  /** The process's own, in the encodings that the terminal has. */
  public static Terminal ofProcess() {
    Charset typed = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
    return new Terminal(
        new BufferedReader(new InputStreamReader(System.in, typed)),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()));
  }
}
