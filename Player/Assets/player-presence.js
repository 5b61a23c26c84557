// Whether somebody is at the course: what the hands do in the page or in the lesson, or a film or a voice that plays there.
function createPlayerPresence(frame) {
  let moved = true;
  const notice = () => { moved = true; };
  function watch(view) {
    try {
      for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "scroll"]) view.addEventListener(name, notice, { capture: true, passive: true });
    } catch (refused) {
      console.warn(refused);
    }
  }

  function plays(view) {
    try {
      return [...view.document.querySelectorAll("video, audio")].some(medium => !medium.paused && !medium.ended) || [...view.frames].some(plays);
    } catch {
      // A frame of another origin; what plays there is not seen.
      return false;
    }
  }

  watch(window);
  return {
    watch,
    isActive() {
      const was = moved;
      moved = false;
      return was || plays(frame.contentWindow);
    },
  };
}
