/** Tags of plans, incidents, contacts and rotations. */
@NullMarked
package io.tocsin.core.tag;

import org.jspecify.annotations.NullMarked;
