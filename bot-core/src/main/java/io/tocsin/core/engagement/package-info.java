/** Who is paged when, and who has answered. */
@NullMarked
package io.tocsin.core.engagement;

import org.jspecify.annotations.NullMarked;
