/** Rooms that are incoming webhooks of other chats: messages go out, nothing comes back. */
@NullMarked
package io.tocsin.paging.webhook;

import org.jspecify.annotations.NullMarked;
