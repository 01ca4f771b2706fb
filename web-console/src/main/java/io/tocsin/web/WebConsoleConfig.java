package io.tocsin.web;

import io.tocsin.core.Ids;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.command.Completion;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * What the console shows and by whose hands.
 *
 * @param completion what could be typed next
 * @param vcard where pages come from, as a contact for an address book
 * @param botName how people address the bot
 * @param defaultRoom the room that opens first
 * @param ids for references to failures in the log
 * @param waiters threads that may wait long, one for each open page: virtual ones. Whoever
 *     interrupts them ends the waiting.
 */
public record WebConsoleConfig(
    LocalChat chat,
    LocalInbox inbox,
    Completion completion,
    Supplier<String> vcard,
    String botName,
    String defaultRoom,
    Ids ids,
    ExecutorService waiters) {}
