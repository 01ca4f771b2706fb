// A thread beside the room. It has an address of its own, so the browser's way back closes it.

const panel = document.getElementById("thread");
const room = document.body.dataset.room;

const home = () => `/chat/${encodeURIComponent(room)}`;
const wanted = () => new URLSearchParams(location.search).get("thread") ?? "";

export class Thread {
  /**
   * @param messages the list of the panel
   * @param composer its box
   * @param roomMessages the list that threads hang on
   */
  constructor(messages, composer, roomMessages) {
    this.messages = messages;
    this.composer = composer;
    this.roomMessages = roomMessages;
    addEventListener("popstate", () => this.#follow());
    document.addEventListener("click", event => this.#click(event));
  }

  /** The thread that is shown; empty if none is. */
  static shown() { return panel.hidden ? "" : panel.dataset.thread; }

  get isOpen() { return !panel.hidden; }

  open(root) {
    if (Thread.shown() !== root) {
      history.pushState(null, "", `${home()}?thread=${encodeURIComponent(root)}`);
      this.#show(root);
    }
    this.composer.box.focus();
  }

  close() {
    if (panel.hidden) return;
    history.pushState(null, "", home());
    this.#hide();
  }

  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest?.("a[data-root]");
    if (link) {
      event.preventDefault();
      this.open(link.dataset.root);
    } else if (event.target.closest?.("#close-thread")) {
      event.preventDefault();
      this.close();
    }
  }

  #follow() {
    const root = wanted();
    if (root && root !== Thread.shown()) this.#show(root);
    else if (!root && this.isOpen) this.#hide();
  }

  #show(root) {
    this.composer.keep();
    this.composer.box.value = "";
    panel.dataset.thread = root;
    panel.hidden = false;
    document.body.classList.add("with-thread");
    this.composer.restore();
    this.messages.empty();
    this.messages.load("newest").catch(failure => this.composer.warn(failure.message));
  }

  #hide() {
    this.composer.keep();
    const root = panel.dataset.thread;
    panel.hidden = true;
    document.body.classList.remove("with-thread");
    const message = this.roomMessages.find(root);
    (message?.querySelector("a[data-root].some") ?? message ?? document.getElementById("text")).focus({ preventScroll: true });
  }
}
