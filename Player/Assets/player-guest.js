// Content reaches up to this page as to a window that is all its own: it closes it to exit, and hangs its last words on it. Both are heard here.

/** @param exit what closing this page means */
function createPlayerGuest(exit) {
  const close = view => {
    try {
      view.close = exit;
    } catch (refused) {
      console.warn(refused);
    }
  };
  close(window);
  return {
    /** A browser closes no frame, so a lesson that closes its own window would wait for ever. */
    watch: close,

    /** Said before the lesson is taken away, and taken down with it: left here they would ask whoever leaves the page whether he really wants to. */
    lastWords() {
      for (const name of ["onbeforeunload", "onpagehide", "onunload"]) {
        const said = window[name];
        window[name] = null;
        try {
          said?.call(window, new Event(name.slice(2), { cancelable: true }));
        } catch (broken) {
          console.warn(broken);
        }
      }
    },
  };
}
