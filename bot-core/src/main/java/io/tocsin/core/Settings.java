package io.tocsin.core;

import java.time.Duration;

/**
 * What an installation decides once, at its start.
 *
 * @param account 12 digits, part of every ARN
 * @param region the Region of this installation
 * @param botName what the bot is called in a chat
 * @param defaultRoom where incidents go whose plan names no room
 * @param incidentsPerPlanAndMonth from here on a warning is given; nothing is refused
 * @param rememberFor how long tokens and keys of redeliveries are remembered
 */
public record Settings(
    String account,
    String region,
    String botName,
    String defaultRoom,
    int incidentsPerPlanAndMonth,
    Duration rememberFor) {

  public static final int TIMELINE_EVENTS = 1000;
  public static final int RELATED_ITEMS = 50;
}
