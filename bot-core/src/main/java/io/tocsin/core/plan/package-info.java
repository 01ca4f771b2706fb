/** Response plans and what they decide for their incidents. */
@NullMarked
package io.tocsin.core.plan;

import org.jspecify.annotations.NullMarked;
