/** What people do with Tocsin, as tests. */
@NullMarked
package io.tocsin.core.stories;

import org.jspecify.annotations.NullMarked;
