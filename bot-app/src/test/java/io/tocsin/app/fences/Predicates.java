package io.tocsin.app.fences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What the rules look for in single accesses and types. */
final class Predicates {
  private static final Set<String> INJECTING =
      Set.of("Inject", "Autowired", "Resource", "Value", "PersistenceContext");

  private Predicates() {}

  /** Reading what is at hand is no input; opening files, sockets and databases is. */
  static DescribedPredicate<JavaClass> textStream() {
    List<Class<?>> harmless =
        List.of(
            IOException.class,
            UncheckedIOException.class,
            InputStream.class,
            InputStreamReader.class,
            Serializable.class,
            java.io.BufferedReader.class,
            java.io.ByteArrayOutputStream.class,
            java.io.Reader.class,
            java.io.StringWriter.class,
            java.io.Writer.class);
    return describe("streams of text", type -> harmless.stream().anyMatch(type::isEquivalentTo));
  }

  static DescribedPredicate<JavaAccess<?>> asksForTheTime() {
    return describe(
        "asks for the time",
        access ->
            isNowOfJavaTime(access.getTarget())
                || is(access.getTarget(), System.class, "currentTimeMillis")
                || (isOf(access.getTarget(), Clock.class) && isSystemClock(access.getTarget()))
                || isNewDate(access.getTarget()));
  }

  static DescribedPredicate<JavaAccess<?>> makesChance() {
    return describe(
        "makes chance",
        access ->
            is(access.getTarget(), UUID.class, "randomUUID")
                || is(access.getTarget(), Math.class, "random")
                || is(access.getTarget(), ThreadLocalRandom.class, "current")
                || is(access.getTarget(), RandomGenerator.class, "getDefault")
                || isMade(access.getTarget(), Random.class));
  }

  static DescribedPredicate<JavaAccess<?>> printsOnItsOwn() {
    return describe(
        "prints or logs on its own",
        access ->
            is(access.getTarget(), System.class, "out")
                || is(access.getTarget(), System.class, "err")
                || is(access.getTarget(), System.class, "getLogger")
                || access.getTarget().getName().equals("printStackTrace")
                || access.getTargetOwner().getPackageName().equals("java.util.logging")
                || isMade(access.getTarget(), PrintStream.class));
  }

  static DescribedPredicate<JavaAnnotation<?>> annotationThatInjects() {
    return describe(
        "an annotation that injects",
        annotation -> INJECTING.contains(annotation.getRawType().getSimpleName()));
  }

  /** With a clock handed in, {@code now} is no question to the machine. */
  private static boolean isNowOfJavaTime(AccessTarget target) {
    return target.getOwner().getPackageName().startsWith("java.time")
        && target.getName().equals("now")
        && parameters(target).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean isSystemClock(AccessTarget target) {
    return target.getName().startsWith("system") || target.getName().startsWith("tick");
  }

  private static boolean isNewDate(AccessTarget target) {
    return isMade(target, Date.class) && parameters(target).isEmpty();
  }

  private static boolean isMade(AccessTarget target, Class<?> type) {
    return target instanceof AccessTarget.ConstructorCallTarget
        && target.getOwner().isAssignableTo(type);
  }

  private static boolean is(AccessTarget target, Class<?> owner, String name) {
    return isOf(target, owner) && target.getName().equals(name);
  }

  private static boolean isOf(AccessTarget target, Class<?> owner) {
    return target.getOwner().isEquivalentTo(owner);
  }

  private static List<JavaClass> parameters(AccessTarget target) {
    return target instanceof HasParameterTypes typed ? typed.getRawParameterTypes() : List.of();
  }
}
