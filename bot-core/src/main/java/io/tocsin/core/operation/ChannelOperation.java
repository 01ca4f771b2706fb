package io.tocsin.core.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on the ways to reach somebody. */
public sealed interface ChannelOperation<R> extends Operation<R> {

  record CreateContactChannel(
      @NotNull @ContactsArn String contactId,
      @Nullable Boolean deferActivation,
      @NotNull @Valid ContactChannelAddress deliveryAddress,
      @Nullable @ContactsToken String idempotencyToken,
      @NotNull @Size(min = 1, max = 255) @ContactsName String name,
      @NotNull ChannelType type)
      implements ChannelOperation<CreateContactChannelOutput>, Idempotent {
    @Override
    public @Nullable String clientToken() {
      return idempotencyToken;
    }
  }

  record CreateContactChannelOutput(String contactChannelArn) {}

  record GetContactChannel(@NotNull @ContactsArn String contactChannelId)
      implements ChannelOperation<GetContactChannelOutput> {}

  record GetContactChannelOutput(
      @Nullable ActivationStatus activationStatus,
      String contactArn,
      String contactChannelArn,
      ContactChannelAddress deliveryAddress,
      String name,
      ChannelType type) {}

  record UpdateContactChannel(
      @NotNull @ContactsArn String contactChannelId,
      @Nullable @Valid ContactChannelAddress deliveryAddress,
      @Nullable @Size(min = 1, max = 255) @ContactsName String name)
      implements ChannelOperation<Done> {}

  record DeleteContactChannel(@NotNull @ContactsArn String contactChannelId)
      implements ChannelOperation<Done>, Destructive {}

  record ListContactChannels(
      @NotNull @ContactsArn String contactId,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken)
      implements ChannelOperation<ListContactChannelsOutput>, Paged {}

  record ListContactChannelsOutput(
      List<ContactChannel> contactChannels, @Nullable String nextToken) {}

  record SendActivationCode(@NotNull @ContactsArn String contactChannelId)
      implements ChannelOperation<Done> {}

  record ActivateContactChannel(
      @NotNull @ContactsCode String activationCode, @NotNull @ContactsArn String contactChannelId)
      implements ChannelOperation<Done> {}

  record DeactivateContactChannel(@NotNull @ContactsArn String contactChannelId)
      implements ChannelOperation<Done> {}

  record ContactChannel(
      ActivationStatus activationStatus,
      String contactArn,
      String contactChannelArn,
      ContactChannelAddress deliveryAddress,
      String name,
      @Nullable ChannelType type) {}

  record ContactChannelAddress(@Nullable @Size(min = 1, max = 320) String simpleAddress) {}

  enum ActivationStatus {
    ACTIVATED,
    NOT_ACTIVATED
  }
}
