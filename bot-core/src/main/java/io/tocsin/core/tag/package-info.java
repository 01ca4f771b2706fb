/** Tags of plans and incidents. */
@NullMarked
package io.tocsin.core.tag;

import org.jspecify.annotations.NullMarked;
