package io.tocsin.app.bench;

import io.tocsin.app.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintStream;

/** Measures the floor while no product runs. */
record FloorMeter(Workshop workshop, double seconds, PrintStream err) {
  Floor run() throws IOException {
    err.println("The floor: PostgreSQL alone ...");
    EmbeddedDatabase database = workshop.keep(() -> EmbeddedDatabase.start(workshop.directory()));
    try {
      return Floor.measure(database, seconds);
    } finally {
      workshop.end(database);
    }
  }
}
