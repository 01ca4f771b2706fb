package io.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.StartIncidentHandler;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.testkit.TestAddresses;
import io.tocsin.core.testkit.TestDirectory;
import io.tocsin.core.testkit.TestSealing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandlersTest {
  private final Handlers handlers =
      Handlers.all(
          new Handlers.Ports(
              () -> new Secret("key"),
              new TestAddresses(),
              new TestDirectory(),
              new TestSealing(),
              path -> path,
              List.of()));

  @Test
  void every_operation_has_a_handler_and_nothing_else_has() {
    Set<Class<?>> operations = operations(Operation.class).collect(Collectors.toSet());
    assertThat(operations).hasSizeGreaterThan(25);
    assertThat(handlers.operations()).isEqualTo(operations);
  }

  @Test
  void an_operation_leads_to_its_own_handler() {
    StartIncident start = new StartIncident(null, null, null, "arn", null, null);
    assertThat((Object) handlers.of(start)).isInstanceOf(StartIncidentHandler.class);
  }

  private static Stream<Class<?>> operations(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    return permitted == null
        ? Stream.of(type)
        : Arrays.stream(permitted).flatMap(HandlersTest::operations);
  }
}
