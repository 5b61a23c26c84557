// The course was left and its window is to go with it. Where the browser doesn't let it, the page says what was saved.
window.close();
