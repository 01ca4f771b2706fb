package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever comes in, it is either a valid operation or a list of what is wrong with it. */
class BindingPropertyTest {
  private static final Binding BINDING = Binding.using(TestConstraints.constraints());

  record Tried(Class<? extends Operation<?>> type, JsonNode tree) {}

  @Property(tries = 2000)
  void any_tree_is_answered(@ForAll("wild") Tried tried) {
    judge(BINDING.bind(tried.type(), tried.tree()));
  }

  @Property(tries = 4000)
  void any_tree_that_is_nearly_right_is_answered(@ForAll("nearlyRight") Tried tried) {
    Bound<? extends Operation<?>> bound = BINDING.bind(tried.type(), tried.tree());
    judge(bound);
    Statistics.collect(bound.getClass().getSimpleName());
    Statistics.coverage(coverage -> {
      coverage.check("Fits").percentage(share -> share > 5);
      coverage.check("Misfits").percentage(share -> share > 5);
    });
  }

  private static void judge(Bound<? extends Operation<?>> bound) {
    switch (bound) {
      case Bound.Fits<? extends Operation<?>>(var operation) ->
          assertThat(TestConstraints.constraints().check((Record) operation)).isEmpty();
      case Bound.Misfits<? extends Operation<?>>(var violations) -> {
        assertThat(violations).isNotEmpty().hasSizeLessThanOrEqualTo(Violations.MOST);
        assertThat(violations).extracting(Violation::path).isSorted();
        assertThat(violations).doesNotHaveDuplicates();
        assertThat(Violations.awsText(violations)).doesNotContain("\0", "\uD800\u0020");
      }
    }
  }

  @Provide
  Arbitrary<Tried> wild() {
    return operations()
        .flatMap(type ->
            Arbitraries.randomValue(random -> new Tried(type, new TreeMaker(random).wild(4))));
  }

  @Provide
  Arbitrary<Tried> nearlyRight() {
    return operations()
        .flatMap(type ->
            Arbitraries.randomValue(
                random -> new Tried(type, new TreeMaker(random).object(shape(type)))));
  }

  private static Shape shape(Class<?> type) {
    return Shape.of(type.asSubclass(Record.class));
  }

  private static Arbitrary<Class<? extends Operation<?>>> operations() {
    return Arbitraries.of(Operations.all()).map(Operations.Entry::type);
  }
}
