package io.tocsin.app.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page is like for those who see, hear or point less well. */
final class Senses {
  private static final Set<String> NEED_A_NAME =
      Set.of(
          "button",
          "link",
          "textbox",
          "combobox",
          "checkbox",
          "listbox",
          "option",
          "dialog",
          "log",
          "navigation",
          "complementary",
          "heading",
          "image",
          "DisclosureTriangle",
          "article");

  private Senses() {}

  /** Everything of the accessibility tree that should have a name and has none. */
  static List<String> nameless(Tab tab) {
    List<String> nameless = new ArrayList<>();
    for (Object node : (List<?>) tab.cdp("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
      Map<?, ?> seen = (Map<?, ?>) node;
      String role = value(seen.get("role"));
      boolean ignored = Boolean.TRUE.equals(seen.get("ignored"));
      if (!ignored && NEED_A_NAME.contains(role) && value(seen.get("name")).isBlank()) {
        nameless.add(role + " " + seen.get("properties"));
      }
    }
    return nameless;
  }

  private static String value(Object holder) {
    return holder instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
  }

  /** Texts whose contrast with what is behind them is too low, with the ratio. */
  static List<String> faint(Tab tab) {
    return strings(tab.js(CONTRAST));
  }

  /** What sticks out on the right side of the window. */
  static List<String> sticksOut(Tab tab) {
    return strings(tab.js(OVERFLOW));
  }

  /**
   * Faults in the structure: ids used twice, references that lead nowhere, missing alternatives.
   */
  static List<String> faults(Tab tab) {
    return strings(tab.js(STRUCTURE));
  }

  private static List<String> strings(Object found) {
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** By WCAG 2.2: 4.5 to 1, 3 to 1 for large text; disabled controls are free. */
  private static final String CONTRAST =
      """
      const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const known = new Map();
      function rgba(css) {
        if (!known.has(css)) known.set(css, drawn(css));
        return known.get(css);
      }
      function drawn(css) {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return {r, g, b, a: a / 255};
      }
      const over = (top, under) => ({
        r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
        b: top.b * top.a + under.b * (1 - top.a), a: 1});
      function behind(element) {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
          const layer = rgba(getComputedStyle(at).backgroundColor);
          layers.push(layer);
          if (layer.a === 1) break;
        }
        return layers.reverse().reduce((under, layer) => over(layer, under), {r: 255, g: 255, b: 255, a: 1});
      }
      const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      const light = c => 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
      function ratio(a, b) {
        const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
        return (high + 0.05) / (low + 0.05);
      }
      function check(element, style, text, faint) {
        const ground = behind(element);
        const found = ratio(over(rgba(style.color), ground), ground);
        const size = parseFloat(getComputedStyle(element).fontSize);
        const bold = Number(getComputedStyle(element).fontWeight) >= 700;
        if (found < (size >= 24 || bold && size >= 18.66 ? 3 : 4.5)) faint.push(`${found.toFixed(2)} ${text.trim().slice(0, 40)}`);
      }
      const faint = [];
      let looked = 0;
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const box = element.getBoundingClientRect();
        if (!texts.currentNode.data.trim() || !element.checkVisibility({visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true})) continue;
        if (box.width < 2 || element.closest('.unseen, :disabled')) continue;
        looked++;
        check(element, getComputedStyle(element), texts.currentNode.data, faint);
      }
      for (const box of document.querySelectorAll('textarea:placeholder-shown')) {
        if (box.checkVisibility()) check(box, getComputedStyle(box, '::placeholder'), box.placeholder, faint);
      }
      if (looked < 20) faint.push(`only ${looked} texts were looked at`);
      return faint;
      """;

  private static final String OVERFLOW =
      """
      const out = [];
      if (document.documentElement.scrollWidth > innerWidth) out.push(`the page is ${document.documentElement.scrollWidth} wide`);
      for (const element of document.body.querySelectorAll('*')) {
        if (element.closest('pre, .unseen, .hint, .rooms') || !element.checkVisibility()) continue;
        const box = element.getBoundingClientRect();
        if (box.width > 1 && box.right > innerWidth + 0.5) out.push(`${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)} ${box.right}`);
      }
      for (const scroll of document.querySelectorAll('.scroll')) {
        if (scroll.scrollWidth > scroll.clientWidth) out.push(`${scroll.id} scrolls sideways`);
      }
      return out;
      """;

  private static final String STRUCTURE =
      """
      const wrong = [];
      const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
      ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => wrong.push(`id ${id} twice`));
      for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
          for (const id of element.getAttribute(name).split(/\\s+/)) if (!ids.includes(id)) wrong.push(`${name} leads nowhere: ${id}`);
        }
      }
      document.querySelectorAll('img:not([alt])').forEach(e => wrong.push(`no alt: ${e.src}`));
      document.querySelectorAll('[style]:not(html)').forEach(e => wrong.push(`style in the markup: ${e.outerHTML.slice(0, 60)}`));
      document.querySelectorAll('[tabindex]').forEach(e => { if (e.tabIndex > 0) wrong.push(`tabindex ${e.tabIndex}`); });
      if (!document.documentElement.lang) wrong.push('no lang');
      for (const [one, selector] of [['main', 'main'], ['h1', 'h1']]) {
        if (document.querySelectorAll(selector).length !== 1) wrong.push(`not one ${one}`);
      }
      return wrong;
      """;
}
