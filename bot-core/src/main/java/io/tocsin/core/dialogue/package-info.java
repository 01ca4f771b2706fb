/** The conversation: what is said and pressed becomes operations, outcomes become answers. */
@NullMarked
package io.tocsin.core.dialogue;

import org.jspecify.annotations.NullMarked;
