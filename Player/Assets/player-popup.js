// A lesson in a window of its own: opened on the click, so that no browser blocks it; its closing is noticed, and it can be opened again at once.

/**
 * @param again begins the lesson anew and answers its address, or null where it does not go on
 * @param closed ends the session of a window that was closed, and says whether the course goes on
 */
function createPopUp({ texts, show, button, back, again, closed }) {
  let opened = null, watch = null, used = false;
  const close = () => {
    clearInterval(watch);
    if (opened && !opened.closed) opened.close();
    opened = null;
  };

  async function open(title, address) {
    close();
    opened = window.open("about:blank", "_blank", "popup,width=1100,height=760,resizable=yes,scrollbars=yes");
    if (!opened) return show(texts.blockedTitle, texts.blocked, button(texts.openLesson, () => open(title, address)), back());
    const mine = opened;
    show(title, texts.apart, button(texts.toLesson, () => mine.focus()));
    if (used) {
      address = await again();
      if (!address) return close();
    }
    used = true;
    mine.location.replace(address);
    watch = setInterval(() => {
      if (!mine.closed || mine !== opened) return;
      clearInterval(watch);
      opened = null;
      if (closed()) show(texts.closedTitle, texts.closed, button(texts.openAgain, () => open(title, address)), back());
    }, 300);
  }

  return {
    close,
    offer(title, address) {
      used = false;
      close();
      show(title, texts.apartOffer, button(texts.openLesson, () => open(title, address)), back());
    },
  };
}
