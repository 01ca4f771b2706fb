package io.tocsin.slack;

import io.tocsin.core.access.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that let Tocsin in.
 *
 * @param team its identifier, {@code T…}
 * @param enterprise the organisation it belongs to; null if to none
 * @param botToken what the bot shows to be let in
 * @param botUser the bot as a person, {@code U…}, by which people mention it
 * @param botId the bot as a bot, {@code B…}, which stands on what it posts
 */
public record Workspace(
    String team, @Nullable String enterprise, Secret botToken, String botUser, String botId) {}
