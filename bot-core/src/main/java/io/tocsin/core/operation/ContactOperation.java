package io.tocsin.core.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on contacts: people, escalation plans and on-call schedules. */
public sealed interface ContactOperation<R> extends Operation<R> {

  record CreateContact(
      @NotNull @ContactsAlias String alias,
      @Nullable @Size(max = 255) @ContactsName String displayName,
      @Nullable @ContactsToken String idempotencyToken,
      @NotNull @Valid Plan plan,
      @Nullable @Size(max = 50) List<@NotNull @Valid Tag> tags,
      @NotNull ContactType type)
      implements ContactOperation<CreateContactOutput>, Idempotent {
    @Override
    public @Nullable String clientToken() {
      return idempotencyToken;
    }
  }

  record CreateContactOutput(String contactArn) {}

  record GetContact(@NotNull @ContactsArn String contactId)
      implements ContactOperation<GetContactOutput> {}

  record GetContactOutput(
      String alias, String contactArn, @Nullable String displayName, Plan plan, ContactType type) {}

  record UpdateContact(
      @NotNull @ContactsArn String contactId,
      @Nullable @Size(max = 255) @ContactsName String displayName,
      @Nullable @Valid Plan plan)
      implements ContactOperation<Done> {}

  record DeleteContact(@NotNull @ContactsArn String contactId)
      implements ContactOperation<Done>, Destructive {}

  record ListContacts(
      @Nullable @ContactsAlias String aliasPrefix,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @Nullable ContactType type)
      implements ContactOperation<ListContactsOutput>, Paged {}

  record ListContactsOutput(@Nullable List<Contact> contacts, @Nullable String nextToken) {}

  record PutContactPolicy(
      @NotNull @ContactsArn String contactArn,
      @NotNull
          @Size(min = 1, max = 395000)
          @Pattern(regexp = "(?s).*\\S.*")
          @InWords("something that is not blank")
          String policy)
      implements ContactOperation<Done> {}

  record GetContactPolicy(@NotNull @ContactsArn String contactArn)
      implements ContactOperation<GetContactPolicyOutput> {}

  record GetContactPolicyOutput(@Nullable String contactArn, @Nullable String policy) {}

  record Plan(
      @Nullable @Size(max = 25) List<@NotNull @ContactsArn String> rotationIds,
      @Nullable List<@NotNull @Valid Stage> stages) {}

  record Stage(
      @NotNull @Min(0) @Max(30) Integer durationInMinutes,
      @NotNull List<@NotNull @Valid Target> targets) {}

  record Target(
      @Nullable @Valid ChannelTargetInfo channelTargetInfo,
      @Nullable @Valid ContactTargetInfo contactTargetInfo) {}

  record ChannelTargetInfo(
      @NotNull @ContactsArn String contactChannelId,
      @Nullable @Min(0) @Max(60) Integer retryIntervalInMinutes) {}

  record ContactTargetInfo(@Nullable @ContactsArn String contactId, @NotNull Boolean isEssential) {}

  record Tag(
      @Nullable @ContactsTagKey String key,
      @Nullable
          @Size(min = 1, max = 256)
          @Pattern(regexp = "^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*$")
          @InWords("letters, digits, spaces, and _ . : / = + - @")
          String value) {}

  record Contact(String alias, String contactArn, @Nullable String displayName, ContactType type) {}
}
