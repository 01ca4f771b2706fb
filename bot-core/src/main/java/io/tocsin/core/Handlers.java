package io.tocsin.core;

import io.tocsin.core.access.Sealing;
import io.tocsin.core.engagement.AcceptPageHandler;
import io.tocsin.core.engagement.EngagementReading;
import io.tocsin.core.engagement.PageReading;
import io.tocsin.core.engagement.ReceiveReplyHandler;
import io.tocsin.core.engagement.ReportPageHandler;
import io.tocsin.core.engagement.StartEngagementHandler;
import io.tocsin.core.engagement.StopEngagementHandler;
import io.tocsin.core.engagement.StopPagingHandler;
import io.tocsin.core.event.CreateEventSourceHandler;
import io.tocsin.core.event.CreateRuleHandler;
import io.tocsin.core.event.DeleteEventSourceHandler;
import io.tocsin.core.event.DeleteRuleHandler;
import io.tocsin.core.event.KeyMaker;
import io.tocsin.core.event.ReceiveEventHandler;
import io.tocsin.core.event.RotateEventSourceHandler;
import io.tocsin.core.event.RuleReading;
import io.tocsin.core.event.RuleTrial;
import io.tocsin.core.event.SourceReading;
import io.tocsin.core.event.SwitchRuleHandler;
import io.tocsin.core.incident.AcknowledgeIncidentHandler;
import io.tocsin.core.incident.AcknowledgeIncidentsHandler;
import io.tocsin.core.incident.CreateTimelineEventHandler;
import io.tocsin.core.incident.DeleteIncidentRecordHandler;
import io.tocsin.core.incident.DeleteTimelineEventHandler;
import io.tocsin.core.incident.IncidentReading;
import io.tocsin.core.incident.StartIncidentHandler;
import io.tocsin.core.incident.TimelineReading;
import io.tocsin.core.incident.UpdateIncidentRecordHandler;
import io.tocsin.core.incident.UpdateRelatedItemsHandler;
import io.tocsin.core.incident.UpdateTimelineEventHandler;
import io.tocsin.core.oncall.CalendarReading;
import io.tocsin.core.oncall.CreateCalendarHandler;
import io.tocsin.core.oncall.CreateRotationHandler;
import io.tocsin.core.oncall.CreateRotationOverrideHandler;
import io.tocsin.core.oncall.DeleteCalendarsHandler;
import io.tocsin.core.oncall.DeleteRotationHandler;
import io.tocsin.core.oncall.DeleteRotationOverrideHandler;
import io.tocsin.core.oncall.HandOverReading;
import io.tocsin.core.oncall.LookedAt;
import io.tocsin.core.oncall.RotationReading;
import io.tocsin.core.oncall.SetHandOverHandler;
import io.tocsin.core.oncall.ShiftReading;
import io.tocsin.core.oncall.StopHandOverHandler;
import io.tocsin.core.oncall.UpdateRotationHandler;
import io.tocsin.core.operation.ChannelOperation;
import io.tocsin.core.operation.ContactOperation;
import io.tocsin.core.operation.ContactTagOperation;
import io.tocsin.core.operation.EngagementOperation;
import io.tocsin.core.operation.IncidentOperation;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.PlanOperation;
import io.tocsin.core.operation.RelatedItemOperation;
import io.tocsin.core.operation.RoomOperation;
import io.tocsin.core.operation.RotationOperation;
import io.tocsin.core.operation.RuleOperation;
import io.tocsin.core.operation.ScheduleOperation;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.TagOperation;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TopicOperation;
import io.tocsin.core.outbox.DeliveryReading;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.paging.Pager.Sender;
import io.tocsin.core.people.ActivateContactChannelHandler;
import io.tocsin.core.people.ChannelReading;
import io.tocsin.core.people.ContactReading;
import io.tocsin.core.people.CreateContactChannelHandler;
import io.tocsin.core.people.CreateContactHandler;
import io.tocsin.core.people.DeactivateContactChannelHandler;
import io.tocsin.core.people.DeleteContactChannelHandler;
import io.tocsin.core.people.DeleteContactHandler;
import io.tocsin.core.people.PutContactPolicyHandler;
import io.tocsin.core.people.SendActivationCodeHandler;
import io.tocsin.core.people.UpdateContactChannelHandler;
import io.tocsin.core.people.UpdateContactHandler;
import io.tocsin.core.plan.CreateResponsePlanHandler;
import io.tocsin.core.plan.DeleteResponsePlanHandler;
import io.tocsin.core.plan.PlanReading;
import io.tocsin.core.plan.SetPlanHandler;
import io.tocsin.core.plan.UpdateResponsePlanHandler;
import io.tocsin.core.room.CreateRoomHandler;
import io.tocsin.core.room.DeleteRoomHandler;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.RoomReading;
import io.tocsin.core.room.WebhookAddresses;
import io.tocsin.core.tag.TagContactHandler;
import io.tocsin.core.tag.TagReading;
import io.tocsin.core.tag.TagResourceHandler;
import io.tocsin.core.tag.UntagContactHandler;
import io.tocsin.core.tag.UntagResourceHandler;
import io.tocsin.core.topic.MapTopicHandler;
import io.tocsin.core.topic.TopicReading;
import io.tocsin.core.topic.UnmapTopicHandler;
import io.tocsin.core.writer.Handler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who handles what: one handler for each kind of operation. */
public final class Handlers {
  private final Map<Class<?>, Handler<?, ?>> handlers = new HashMap<>();

  private Handlers() {}

  /** What handlers ask beside the state. */
  public record Ports(
      KeyMaker keys,
      WebhookAddresses addresses,
      RoomDirectory directory,
      Sealing sealing,
      PublicAddress house,
      List<Pager> pagers) {}

  /** The handlers of all operations there are. */
  public static Handlers all(Ports ports) {
    Handlers handlers = new Handlers();
    handlers.addIncidents();
    handlers.addTimeline();
    handlers.addPlans(ports.directory());
    handlers.addSources(ports.keys());
    handlers.addRules();
    handlers.addTopics(ports.directory());
    handlers.addTags();
    handlers.addContacts();
    handlers.addChannels();
    handlers.addRotations();
    handlers.addSchedules(ports);
    handlers.addEngagements();
    handlers.addPagers(ports.pagers());
    handlers.addRooms(ports.addresses(), ports.sealing());
    return handlers;
  }

  /** The handler of this operation. */
  @SuppressWarnings("unchecked") // add() takes no handler for a class but one of its operations
  public <O extends Operation<R>, R> Handler<O, R> of(O operation) {
    Handler<?, ?> handler = handlers.get(operation.getClass());
    if (handler == null) {
      throw new IllegalStateException("Nobody handles " + operation.operationName());
    }
    return (Handler<O, R>) handler;
  }

  /** Whether the operation can change anything. */
  boolean isChanging(Operation<?> operation) {
    return handlers.get(operation.getClass()) instanceof Handler.Changing<?, ?>;
  }

  /** The classes of the operations that have a handler. */
  public Set<Class<?>> operations() {
    return Set.copyOf(handlers.keySet());
  }

  private <O extends Operation<R>, R> void read(Class<O> operation, Handler.Reading<O, R> handler) {
    add(operation, handler);
  }

  private <O extends Operation<R>, R> void add(Class<O> operation, Handler<O, R> handler) {
    if (handlers.put(operation, handler) != null) {
      throw new IllegalStateException("Handled twice: " + operation);
    }
  }

  private void addIncidents() {
    add(IncidentOperation.StartIncident.class, new StartIncidentHandler());
    add(IncidentOperation.UpdateIncidentRecord.class, new UpdateIncidentRecordHandler());
    add(IncidentOperation.DeleteIncidentRecord.class, new DeleteIncidentRecordHandler());
    add(IncidentOperation.AcknowledgeIncident.class, new AcknowledgeIncidentHandler());
    add(IncidentOperation.AcknowledgeIncidents.class, new AcknowledgeIncidentsHandler());
    read(IncidentOperation.GetIncidentRecord.class, IncidentReading::get);
    read(IncidentOperation.ListIncidentRecords.class, IncidentReading::list);
    add(RelatedItemOperation.UpdateRelatedItems.class, new UpdateRelatedItemsHandler());
    read(RelatedItemOperation.ListRelatedItems.class, IncidentReading::listRelatedItems);
  }

  private void addTimeline() {
    add(TimelineOperation.CreateTimelineEvent.class, new CreateTimelineEventHandler());
    add(TimelineOperation.UpdateTimelineEvent.class, new UpdateTimelineEventHandler());
    add(TimelineOperation.DeleteTimelineEvent.class, new DeleteTimelineEventHandler());
    read(TimelineOperation.GetTimelineEvent.class, TimelineReading::get);
    read(TimelineOperation.ListTimelineEvents.class, TimelineReading::list);
    read(TimelineOperation.GetTimelineEventHistory.class, TimelineReading::history);
  }

  private void addPlans(RoomDirectory directory) {
    add(PlanOperation.CreateResponsePlan.class, new CreateResponsePlanHandler());
    add(PlanOperation.UpdateResponsePlan.class, new UpdateResponsePlanHandler());
    add(PlanOperation.DeleteResponsePlan.class, new DeleteResponsePlanHandler());
    add(PlanOperation.SetPlan.class, new SetPlanHandler(directory));
    read(PlanOperation.GetResponsePlan.class, PlanReading::get);
    read(PlanOperation.ListResponsePlans.class, PlanReading::list);
    read(PlanOperation.GetPlanSettings.class, PlanReading::settings);
  }

  private void addSources(KeyMaker keys) {
    add(SourceOperation.CreateEventSource.class, new CreateEventSourceHandler(keys));
    add(SourceOperation.RotateEventSource.class, new RotateEventSourceHandler(keys));
    add(SourceOperation.DeleteEventSource.class, new DeleteEventSourceHandler());
    add(SourceOperation.ReceiveEvent.class, new ReceiveEventHandler());
    read(SourceOperation.ListEventSources.class, SourceReading::list);
  }

  private void addRules() {
    add(RuleOperation.CreateRule.class, new CreateRuleHandler());
    add(RuleOperation.DeleteRule.class, new DeleteRuleHandler());
    add(
        RuleOperation.EnableRule.class,
        new SwitchRuleHandler<RuleOperation.EnableRule>(true, RuleOperation.EnableRule::name));
    add(
        RuleOperation.DisableRule.class,
        new SwitchRuleHandler<RuleOperation.DisableRule>(false, RuleOperation.DisableRule::name));
    read(RuleOperation.GetRule.class, RuleReading::get);
    read(RuleOperation.ListRules.class, RuleReading::list);
    read(RuleOperation.TestRule.class, RuleTrial::test);
  }

  private void addTopics(RoomDirectory directory) {
    add(TopicOperation.MapTopic.class, new MapTopicHandler(directory));
    add(TopicOperation.UnmapTopic.class, new UnmapTopicHandler());
    read(TopicOperation.ListTopics.class, TopicReading::list);
  }

  private void addTags() {
    add(TagOperation.TagResource.class, new TagResourceHandler());
    add(TagOperation.UntagResource.class, new UntagResourceHandler());
    read(TagOperation.ListTagsForResource.class, TagReading::list);
    add(ContactTagOperation.TagResource.class, new TagContactHandler());
    add(ContactTagOperation.UntagResource.class, new UntagContactHandler());
    read(ContactTagOperation.ListTagsForResource.class, TagReading::listOfContact);
  }

  private void addContacts() {
    add(ContactOperation.CreateContact.class, new CreateContactHandler());
    add(ContactOperation.UpdateContact.class, new LookedAt<>(new UpdateContactHandler()));
    add(ContactOperation.DeleteContact.class, new LookedAt<>(new DeleteContactHandler()));
    add(ContactOperation.PutContactPolicy.class, new PutContactPolicyHandler());
    read(ContactOperation.GetContact.class, ContactReading::get);
    read(ContactOperation.ListContacts.class, ContactReading::list);
    read(ContactOperation.GetContactPolicy.class, ContactReading::policy);
  }

  private void addChannels() {
    add(
        ChannelOperation.CreateContactChannel.class,
        new LookedAt<>(new CreateContactChannelHandler()));
    add(
        ChannelOperation.UpdateContactChannel.class,
        new LookedAt<>(new UpdateContactChannelHandler()));
    add(
        ChannelOperation.DeleteContactChannel.class,
        new LookedAt<>(new DeleteContactChannelHandler()));
    add(ChannelOperation.SendActivationCode.class, new SendActivationCodeHandler());
    add(
        ChannelOperation.ActivateContactChannel.class,
        new LookedAt<>(new ActivateContactChannelHandler()));
    add(
        ChannelOperation.DeactivateContactChannel.class,
        new LookedAt<>(new DeactivateContactChannelHandler()));
    read(ChannelOperation.GetContactChannel.class, ChannelReading::get);
    read(ChannelOperation.ListContactChannels.class, ChannelReading::list);
  }

  private void addRotations() {
    add(RotationOperation.CreateRotation.class, new CreateRotationHandler());
    add(RotationOperation.UpdateRotation.class, new LookedAt<>(new UpdateRotationHandler()));
    add(RotationOperation.DeleteRotation.class, new LookedAt<>(new DeleteRotationHandler()));
    add(
        RotationOperation.CreateRotationOverride.class,
        new LookedAt<>(new CreateRotationOverrideHandler()));
    add(
        RotationOperation.DeleteRotationOverride.class,
        new LookedAt<>(new DeleteRotationOverrideHandler()));
    read(RotationOperation.GetRotation.class, RotationReading::get);
    read(RotationOperation.ListRotations.class, RotationReading::list);
    read(RotationOperation.GetRotationOverride.class, RotationReading::override);
    read(RotationOperation.ListRotationOverrides.class, RotationReading::overrides);
    read(RotationOperation.ListRotationShifts.class, ShiftReading::list);
    read(RotationOperation.ListPreviewRotationShifts.class, ShiftReading::preview);
  }

  private void addSchedules(Ports ports) {
    add(
        ScheduleOperation.CreateCalendar.class,
        new CreateCalendarHandler(ports.keys(), ports.house()));
    add(ScheduleOperation.DeleteCalendars.class, new DeleteCalendarsHandler());
    read(ScheduleOperation.ReadCalendar.class, CalendarReading::read);
    add(ScheduleOperation.SetHandOver.class, new SetHandOverHandler(ports.directory()));
    add(ScheduleOperation.StopHandOver.class, new StopHandOverHandler());
    read(ScheduleOperation.ListHandOvers.class, HandOverReading::list);
  }

  private void addEngagements() {
    add(EngagementOperation.StartEngagement.class, new StartEngagementHandler());
    add(EngagementOperation.StopEngagement.class, new StopEngagementHandler());
    add(EngagementOperation.StopPaging.class, new StopPagingHandler());
    add(EngagementOperation.AcceptPage.class, new AcceptPageHandler());
    add(EngagementOperation.ReceiveReply.class, new ReceiveReplyHandler());
    add(EngagementOperation.ReportPage.class, new ReportPageHandler());
    read(EngagementOperation.DescribeEngagement.class, EngagementReading::describe);
    read(EngagementOperation.ListEngagements.class, EngagementReading::list);
    read(EngagementOperation.DescribePage.class, PageReading::describe);
    read(EngagementOperation.ListPagesByContact.class, PageReading::byContact);
    read(EngagementOperation.ListPagesByEngagement.class, PageReading::byEngagement);
    read(EngagementOperation.ListPageReceipts.class, PageReading::receipts);
    read(EngagementOperation.ListPageResolutions.class, PageReading::resolutions);
  }

  private void addPagers(List<Pager> pagers) {
    List<Sender> senders = pagers.stream().flatMap(pager -> pager.senders().stream()).toList();
    read(
        EngagementOperation.GetVcard.class,
        (operation, call, queries) -> PageReading.vcard(senders));
  }

  private void addRooms(WebhookAddresses addresses, Sealing sealing) {
    add(RoomOperation.CreateRoom.class, new CreateRoomHandler(addresses, sealing));
    add(RoomOperation.DeleteRoom.class, new DeleteRoomHandler());
    read(RoomOperation.ListRooms.class, RoomReading::list);
    read(RoomOperation.ListDeliveries.class, DeliveryReading::list);
  }
}
