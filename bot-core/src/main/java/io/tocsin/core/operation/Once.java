package io.tocsin.core.operation;

import io.tocsin.core.access.Redaction;
import io.tocsin.core.access.Secret;
import org.jspecify.annotations.Nullable;

/** What is left of an answer when its caller has seen it. */
public final class Once {
  private Once() {}

  /**
   * The answer as it may be kept and shown again: whatever is {@link ShownOnce} in it says so
   * instead of the secret. The same object if there is no such thing in it.
   */
  public static <R> R kept(R answer) {
    if (!(answer instanceof Record record)) {
      return answer;
    }
    Shape shape = Shape.of(record.getClass());
    @Nullable Object[] values = new Object[shape.members().size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      Object value = shape.value(record, i);
      boolean once = value instanceof Secret && shape.isShownOnce(i);
      values[i] = once ? new Secret(Redaction.MASK + " (" + shape.onceShown(i) + ")") : value;
      any |= once;
    }
    return any ? same(answer, shape.create(values)) : answer;
  }

  @SuppressWarnings("unchecked") // made by the constructor of the same record
  private static <R> R same(R answer, Record copy) {
    return (R) copy;
  }
}
