package io.tocsin.core.command;

import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Operations;
import io.tocsin.core.operation.Shape;
import java.util.List;

/**
 * One operation as a command. Its options are the members of the operation: {@link Member#option}
 * is an option's name, {@link Member#kind} and {@link Member#limits} say what it takes.
 *
 * @param service the word before it, such as {@code ssm-incidents}
 * @param name in kebab case
 * @param operation the operation's record
 */
public record CommandSpec(String service, String name, Class<? extends Record> operation) {

  /** In the order of the operation's members. */
  public List<Member> options() {
    return Shape.of(operation).members();
  }

  /** Service and name, as they are typed. */
  public String typed() {
    return service + " " + name;
  }

  /** The operation's name in the wire API's spelling. */
  public String operationName() {
    return operation.getSimpleName();
  }

  /** What the catalogue says of it. */
  public Operations.Entry entry() {
    return Operations.command(service, name).orElseThrow();
  }
}
