// The line to the server, by which news come in. It is mended by itself, and says when it is broken.

const SILENCE = 40000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15000;
const HANG_UP_AFTER = 60000;

export class Live extends EventTarget {
  #source = null;
  #cursor = Number(document.body.dataset.cursor);
  #pause = FIRST_PAUSE;
  #retry = 0;
  #watchdog = 0;
  #hangUp = 0;

  start() {
    addEventListener("online", () => this.#now());
    addEventListener("offline", () => this.#lost());
    addEventListener("pagehide", () => this.#close());
    addEventListener("pageshow", event => { if (event.persisted) this.#now(); });
    document.addEventListener("visibilitychange", () => this.#seen());
    this.#connect();
  }

  #address() {
    const room = encodeURIComponent(document.body.dataset.room);
    return `/chat/page/live?room=${room}&after=${this.#cursor}`;
  }

  #connect() {
    this.#close();
    const source = this.#source = new EventSource(this.#address());
    source.addEventListener("open", () => this.#found());
    source.addEventListener("error", () => { if (source === this.#source) this.#lost(); });
    source.addEventListener("beat", () => this.#alive());
    source.addEventListener("rooms", event => this.#tell("rooms", event.data));
    source.addEventListener("messages", event => {
      this.#tell("messages", event.data);
      this.#cursor = Number(event.lastEventId);
    });
    this.#alive();
  }

  #tell(what, detail) {
    this.#alive();
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  /** A line on which nothing is heard for long is dead, though nobody has said so. */
  #alive() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lost(), SILENCE);
  }

  #found() {
    this.#pause = FIRST_PAUSE;
    this.#alive();
    this.dispatchEvent(new Event("found"));
  }

  #lost() {
    this.#close();
    this.dispatchEvent(new Event("lost"));
    this.#retry = setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #now() {
    this.#pause = FIRST_PAUSE;
    this.#connect();
  }

  #close() {
    clearTimeout(this.#retry);
    clearTimeout(this.#watchdog);
    this.#source?.close();
    this.#source = null;
  }

  /** Browsers allow six lines to one server: pages that nobody looks at let go of theirs. */
  #seen() {
    clearTimeout(this.#hangUp);
    if (document.hidden) {
      this.#hangUp = setTimeout(() => this.#close(), HANG_UP_AFTER);
    } else if (!this.#source) {
      this.#now();
    }
  }
}
