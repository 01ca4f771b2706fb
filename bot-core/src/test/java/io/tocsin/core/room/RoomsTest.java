package io.tocsin.core.room;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.testkit.Story;
import org.junit.jupiter.api.Test;

class RoomsTest {
  @Test
  void a_room_is_made_once() {
    Story story = new Story();
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new CreateRoom("payments"));
    assertThat(story.does(SAM, new ListRooms()).rooms()).containsExactly("payments");
  }
}
