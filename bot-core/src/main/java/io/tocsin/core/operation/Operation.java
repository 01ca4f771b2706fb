package io.tocsin.core.operation;

/**
 * Something that somebody wants done or answered.
 *
 * <p>An operation is a plain value: it knows neither who asks nor when. Its component names are the
 * member names of the wire API (lowerCamel) and, in kebab case, the options of the command line.
 * Components that are not {@code @Nullable} are required; a record that was bound from a request
 * may nevertheless hold null there until {@link Constraints} has looked at it, and nothing but
 * {@link io.tocsin.core.Tocsin} calls a handler.
 *
 * @param <R> what the accepted operation answers with; {@link Done} when there is nothing to tell
 */
public sealed interface Operation<R>
    permits IncidentOperation,
        TimelineOperation,
        RelatedItemOperation,
        PlanOperation,
        TagOperation,
        ContactOperation,
        ChannelOperation,
        ContactTagOperation,
        RotationOperation,
        EngagementOperation,
        ScheduleOperation,
        SourceOperation,
        RuleOperation,
        TopicOperation,
        RoomOperation {

  /**
   * The name in the wire API's spelling, such as {@code StartIncident}. Not simply {@code name},
   * which is a member of some operations.
   */
  default String operationName() {
    return getClass().getSimpleName();
  }
}
