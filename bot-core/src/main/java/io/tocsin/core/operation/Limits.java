package io.tocsin.core.operation;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a value must keep to, read from its annotations; composed annotations such as {@link Arn}
 * are taken apart. A bound that is not set is the widest possible one.
 *
 * @param shortest the least length of a text, or number of items
 * @param longest the greatest length of a text, or number of items
 * @param least the least value of a number
 * @param greatest the greatest value of a number
 * @param patterns regular expressions that the whole text must match
 * @param phrases the same as the patterns, for people
 */
public record Limits(
    int shortest,
    int longest,
    long least,
    long greatest,
    List<String> patterns,
    List<String> phrases) {

  static Limits of(AnnotatedElement place) {
    List<Annotation> all = flatten(place.getAnnotations()).toList();
    return new Limits(
        each(all, Size.class).mapToInt(Size::min).max().orElse(0),
        each(all, Size.class).mapToInt(Size::max).min().orElse(Integer.MAX_VALUE),
        each(all, Min.class).mapToLong(Min::value).max().orElse(Long.MIN_VALUE),
        each(all, Max.class).mapToLong(Max::value).min().orElse(Long.MAX_VALUE),
        each(all, Pattern.class).map(Pattern::regexp).toList(),
        each(all, InWords.class).map(InWords::value).toList());
  }

  /**
   * The limits as short phrases, such as "1 to 5" or "up to 200 characters"; empty if there are
   * none.
   *
   * @param counted what a length counts: characters, items, entries
   */
  List<String> words(String counted) {
    List<String> words = new ArrayList<>(phrases.isEmpty() ? patternWords() : phrases);
    if (least != Long.MIN_VALUE || greatest != Long.MAX_VALUE) {
      words.add(range(least, Long.MIN_VALUE, greatest, Long.MAX_VALUE));
    }
    if (shortest != 0 || longest != Integer.MAX_VALUE) {
      words.add(range(shortest, 0, longest, Integer.MAX_VALUE) + " " + counted);
    }
    return List.copyOf(words);
  }

  private List<String> patternWords() {
    return patterns.stream().map(pattern -> "matching " + pattern).toList();
  }

  private static String range(long from, long open, long to, long openEnd) {
    if (to == openEnd) {
      return "at least " + from;
    }
    return from == open ? "up to " + to : from + " to " + to;
  }

  private static Stream<Annotation> flatten(Annotation[] annotations) {
    return Stream.of(annotations).flatMap(Limits::withComposing);
  }

  private static Stream<Annotation> withComposing(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    boolean ours = type.getPackage() == Limits.class.getPackage();
    return ours && type.isAnnotationPresent(Constraint.class)
        ? Stream.concat(Stream.of(annotation), flatten(type.getAnnotations()))
        : Stream.of(annotation);
  }

  private static <A extends Annotation> Stream<A> each(List<Annotation> all, Class<A> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }
}
