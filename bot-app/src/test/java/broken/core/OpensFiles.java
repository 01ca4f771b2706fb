package broken.core;

import java.io.File;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

final class OpensFiles {
  private OpensFiles() {}

  static boolean inOneWay(String name) {
    return Files.exists(Path.of(name));
  }

  static boolean inAnother(String name) {
    return new File(name).exists();
  }

  static HttpClient overTheNet() {
    return HttpClient.newHttpClient();
  }

  static boolean inADatabase(Object it) {
    return it instanceof Connection;
  }
}
