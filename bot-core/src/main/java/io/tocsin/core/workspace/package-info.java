/** The workspaces of other chats that this installation was let into. */
@NullMarked
package io.tocsin.core.workspace;

import org.jspecify.annotations.NullMarked;
