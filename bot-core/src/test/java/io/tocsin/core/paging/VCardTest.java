package io.tocsin.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Sender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VCardTest {

  @Test
  void one_contact_has_all_addresses_and_each_number_once() {
    assertThat(
            VCard.of(
                List.of(
                    new Sender(ChannelType.EMAIL, "tocsin@example.com"),
                    new Sender(ChannelType.SMS, "+15550100100"),
                    new Sender(ChannelType.VOICE, "+15550100100"),
                    new Sender(ChannelType.SMS, "+15550100101"))))
        .isEqualTo(
            """
            BEGIN:VCARD
            VERSION:3.0
            FN:Tocsin
            N:Tocsin;;;;
            ORG:Tocsin
            EMAIL;TYPE=INTERNET:tocsin@example.com
            TEL;TYPE=WORK,VOICE,MSG:+15550100100
            TEL;TYPE=WORK,MSG:+15550100101
            NOTE:Pages come from here. Let them through when your phone is silent.
            END:VCARD
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void long_lines_are_folded_between_characters_and_marks_are_escaped() {
    String long_address = "é".repeat(60) + ",;\\@example.com";
    String card = VCard.of(List.of(new Sender(ChannelType.EMAIL, long_address)));

    assertThat(card.split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(card.replace("\r\n ", ""))
        .contains("EMAIL;TYPE=INTERNET:" + "é".repeat(60) + "\\,\\;\\\\@example.com\r\n");
  }
}
