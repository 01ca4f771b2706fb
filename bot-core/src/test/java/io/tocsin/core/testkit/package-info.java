/** What the tests of all modules share: fakes, and contracts that every implementation keeps. */
@NullMarked
package io.tocsin.core.testkit;

import org.jspecify.annotations.NullMarked;
