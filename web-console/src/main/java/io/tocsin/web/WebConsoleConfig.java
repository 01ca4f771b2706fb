package io.tocsin.web;

import io.tocsin.core.Ids;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalInbox;
import java.util.concurrent.Executor;

/**
 * What the console shows and by whose hands.
 *
 * @param botName how people address the bot
 * @param defaultRoom the room that opens first
 * @param ids for references to failures in the log
 * @param waiters threads that may wait long, one for each open page: virtual ones. Whoever
 *     interrupts them ends the waiting.
 */
public record WebConsoleConfig(
    LocalChat chat,
    LocalInbox inbox,
    String botName,
    String defaultRoom,
    Ids ids,
    Executor waiters) {}
