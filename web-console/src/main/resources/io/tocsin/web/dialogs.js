// Dialogs: the browser keeps the focus within and Escape closes them; the focus goes back where it was.

/** Opens a dialog; when it is closed, the focus returns to what the function finds then. */
export function openDialog(dialog, backTo) {
  if (dialog.open) return;
  const before = document.activeElement;
  dialog.addEventListener("close", () => (backTo?.() ?? before)?.focus?.(), { once: true });
  dialog.showModal();
}

export function closableDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  }
}
