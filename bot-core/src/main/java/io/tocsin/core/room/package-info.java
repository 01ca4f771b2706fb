/** Making and listing the rooms of the local chat. */
@NullMarked
package io.tocsin.core.room;

import org.jspecify.annotations.NullMarked;
