package io.tocsin.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Style, scripts and pictures of the page, read once; a browser keeps them until they change. */
final class Assets {
  /** The modules of the page's script; the first one brings in the others. */
  private static final List<String> SCRIPTS =
      List.of(
          "chat",
          "buttons",
          "completion",
          "composer",
          "dialogs",
          "keys",
          "live",
          "memory",
          "messages",
          "outbox",
          "pending",
          "rooms",
          "server",
          "theme",
          "thread",
          "times",
          "unread");

  private record Asset(String type, byte[] bytes, String tag) {}

  private final Map<String, Asset> assets = new HashMap<>();

  Assets() {
    load("chat.css", "text/css; charset=utf-8");
    load("bell.svg", "image/svg+xml");
    SCRIPTS.forEach(script -> load(script + ".js", "text/javascript; charset=utf-8"));
  }

  void serve(Context ctx) {
    Asset asset = assets.get(ctx.pathParam("file"));
    if (asset == null) {
      throw new Refused(404, "There is nothing at " + ctx.path() + ".");
    }
    ctx.header("Cache-Control", "no-cache").header("ETag", asset.tag());
    if (asset.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
    } else {
      ctx.contentType(asset.type()).result(asset.bytes());
    }
  }

  private void load(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing.");
      }
      byte[] bytes = in.readAllBytes();
      assets.put(name, new Asset(type, bytes, tag(bytes)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
