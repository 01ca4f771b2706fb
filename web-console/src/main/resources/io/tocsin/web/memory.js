// What the browser keeps between pages. A browser that keeps nothing is served all the same.

function within(storage) {
  return {
    read(key, otherwise) {
      try {
        return JSON.parse(storage().getItem(`tocsin-${key}`)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    write(key, value) {
      try {
        storage().setItem(`tocsin-${key}`, JSON.stringify(value));
      } catch {
        // Full or forbidden: then it is forgotten with the page.
      }
    },
  };
}

/** Of this tab, until it is closed. */
export const tab = within(() => sessionStorage);

/** Of this browser. */
export const browser = within(() => localStorage);
