package io.tocsin.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private final Rooms rooms = new Rooms();

  @Test
  void a_room_is_named_and_the_address_of_a_person_is_not() {
    assertThat(rooms.labels("slack:T1/C1").stream().map(Tag::getValue))
        .containsExactly("slack", "T1/C1");
    assertThat(rooms.labels("page:01890000-0000-7000-8000-000000000001").stream())
        .extracting(Tag::getValue)
        .containsExactly("page", "contact channels");
  }

  @Test
  void contact_channels_take_no_place_from_rooms() {
    for (int i = 0; i < Rooms.MOST; i++) {
      rooms.labels("page:" + i);
    }

    assertThat(rooms.labels("local:ops").stream().map(Tag::getValue))
        .containsExactly("local", "ops");
  }
}
