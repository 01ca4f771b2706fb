package io.tocsin.core.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.Arns;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be delivered, committed together with what caused it.
 *
 * @param id the delivery's identifier, the same at every attempt
 * @param room identifier of the room ({@code local:incidents}); entries of one room leave in the
 *     order of their commits, but for the cards of storms, which show what is newest and overtake
 */
public record OutboxEntry(UUID id, String room, Content content, Instant createdAt) {

  /** What is delivered. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Living.class, name = "living"),
    @JsonSubTypes.Type(value = Content.Story.class, name = "story"),
    @JsonSubTypes.Type(value = Content.Storm.class, name = "storm"),
    @JsonSubTypes.Type(value = Content.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Content.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Content.Page.class, name = "page"),
    @JsonSubTypes.Type(value = Content.PageEnd.class, name = "page-end"),
    @JsonSubTypes.Type(value = Content.Activation.class, name = "activation"),
    @JsonSubTypes.Type(value = Content.Group.class, name = "group")
  })
  public sealed interface Content {
    /** What it tells of: an incident, a storm, or a thread of notices. */
    UUID incident();

    /**
     * The living message of an incident, posted or changed in place. What it says is looked up when
     * it leaves, so the newest state always wins and any number of entries become one delivery.
     *
     * @param version of the incident that caused it; a message that shows this one or a newer one
     *     need not be sent again
     * @param first whether the room hears of the incident for the first time: where nothing can be
     *     changed in place, nothing but this is sent
     * @param storm the storm in whose thread it belongs; null if it stands for itself
     */
    record Living(
        UUID incident,
        long version,
        boolean first,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID storm)
        implements Content {
      /** A message that stands for itself. */
      public Living(UUID incident, long version, boolean first) {
        this(incident, version, first, null);
      }
    }

    /**
     * One line of the incident's story, for the thread of its living message.
     *
     * @param storm the storm in whose thread it belongs instead; null if in none
     */
    record Story(
        UUID incident,
        Message message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID storm)
        implements Content {
      /** A line for the thread of the living message. */
      public Story(UUID incident, Message message) {
        this(incident, message, null);
      }
    }

    /** The card of a storm, posted or changed in place; what it says is looked up as well. */
    record Storm(UUID storm) implements Content {
      @Override
      public UUID incident() {
        return storm;
      }
    }

    /**
     * One thing that is done about the channel that an incident has for itself. What exactly is
     * looked up when it is done.
     */
    record Step(UUID incident, What what) implements Content {
      /** In the order in which they are done. */
      public enum What {
        /** Its room is the workspace; all others are done in the channel. */
        OPEN,
        DESCRIBE,
        INVITE,
        PIN,
        BOOKMARK,
        ARCHIVE
      }
    }

    /**
     * A page to somebody; what it says is looked up when it leaves. Its room is the contact
     * channel: see {@link #room}.
     */
    record Page(UUID page) implements Content {
      /** The first part of the identifiers of rooms that are contact channels. */
      public static final String PLATFORM = "page";

      /** The identifier of a contact channel as a room. */
      public static String room(UUID channel) {
        return PLATFORM + ":" + channel;
      }

      /** The contact channel that a room is; empty if it is none. */
      public static Optional<UUID> channel(String room) {
        return room.startsWith(PLATFORM + ":")
            ? Arns.uuid(room.substring(PLATFORM.length() + 1))
            : Optional.empty();
      }

      @Override
      public UUID incident() {
        return page;
      }
    }

    /**
     * The end of a page that stands in a chat: what became of it takes the place of what it said.
     */
    record PageEnd(UUID page) implements Content {
      @Override
      public UUID incident() {
        return page;
      }
    }

    /**
     * The code that proves whose a contact channel is; its room is that channel. The code itself is
     * looked up when it leaves, so it is kept nowhere else.
     *
     * @param sent when it was asked for, by which it is known
     */
    record Activation(UUID channel, Instant sent) implements Content {
      @Override
      public UUID incident() {
        return channel;
      }
    }

    /**
     * A group of people in a chat is to be made of whoever is on call, which is looked up when it
     * is done. Its room is that group.
     *
     * @param id in place of an incident's identifier
     * @param schedule the alias of the schedule that it follows
     */
    record Group(UUID id, String schedule) implements Content {
      @Override
      public UUID incident() {
        return id;
      }
    }

    /**
     * A message that belongs to no incident. Lines of a {@link Story} under the identifier of its
     * thread go into the thread of the first one.
     *
     * @param thread in place of an incident's identifier
     * @param version 0 if it stands alone, 1 if it begins its thread; a later one changes the first
     *     in place
     */
    record Notice(UUID thread, long version, Message message) implements Content {
      @Override
      public UUID incident() {
        return thread;
      }
    }
  }
}
