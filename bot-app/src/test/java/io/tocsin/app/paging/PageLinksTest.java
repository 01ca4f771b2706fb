package io.tocsin.app.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  private static final UUID PAGE = UUID.fromString("01890000-0000-7000-8000-0000000000ff");

  private final PageLinks links = new PageLinks(new byte[] {1, 2, 3});

  @Test
  void a_link_is_below_the_public_address_and_leads_to_its_page() {
    URI link = links.link(URI.create("https://tocsin.example.com/in/"), PAGE);

    assertThat(link.toString()).startsWith("https://tocsin.example.com/in/page/");
    assertThat(links.page(link.getPath().substring("/in/page/".length()))).contains(PAGE);
  }

  @Test
  void no_other_letters_lead_anywhere() {
    String token = links.token(PAGE);
    for (int i = 0; i < token.length(); i++) {
      for (char letter : "AQgw09_-z".toCharArray()) {
        String changed = token.substring(0, i) + letter + token.substring(i + 1);
        assertThat(links.page(changed).isPresent()).isEqualTo(changed.equals(token));
      }
    }
    assertThat(links.page(token + "A")).isEmpty();
    assertThat(links.page("")).isEmpty();
  }

  @Test
  void a_link_of_another_installation_leads_nowhere() {
    assertThat(new PageLinks(new byte[] {4}).page(links.token(PAGE))).isEmpty();
  }
}
