package io.tocsin.paging.twilio.fake;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What Twilio is told to do, read from its XML.
 *
 * @param said what is spoken, in order
 * @param messages what is sent as short messages
 * @param action where a key that is pressed goes
 */
public record Script(List<String> said, List<String> messages, Optional<URI> action) {
  private static final Set<String> KNOWN = Set.of("Say", "Gather", "Message", "Pause", "Hangup");

  public Script {
    said = List.copyOf(said);
    messages = List.copyOf(messages);
  }

  /**
   * @throws IllegalArgumentException if Twilio would stumble over it
   */
  static Script read(String twiml) {
    Element response = parsed(twiml);
    List<String> said = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    List<URI> actions = new ArrayList<>();
    if (!response.getTagName().equals("Response")) {
      throw new IllegalArgumentException("No <Response>: " + twiml);
    }
    for (Element verb : within(response)) {
      switch (verb.getTagName()) {
        case "Say" -> said.add(verb.getTextContent());
        case "Message" -> messages.add(verb.getTextContent());
        case "Gather" -> {
          actions.add(URI.create(verb.getAttribute("action")));
          within(verb).forEach(inner -> said.add(inner.getTextContent()));
        }
        default -> {}
      }
    }
    return new Script(said, messages, actions.stream().findFirst());
  }

  private static List<Element> within(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element verb) {
        if (!KNOWN.contains(verb.getTagName())) {
          throw new IllegalArgumentException("Unknown to Twilio: <" + verb.getTagName() + ">");
        }
        found.add(verb);
      } else if (!at.getTextContent().isBlank()) {
        throw new IllegalArgumentException("Text where none belongs: " + at.getTextContent());
      }
    }
    return found;
  }

  private static Element parsed(String twiml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(twiml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("Not XML: " + twiml, e);
    }
  }
}
