// Draws what a lesson file holds. A text is a pair [Hindi, English]; **…** is strong.
window.blocks = (function () {
  function el(tag, attributes, children) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (name.slice(0, 2) === "on") node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child) node.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
    return node;
  }

  function inline(text) {
    return text.split("**").map(function (piece, i) { return i % 2 ? el("strong", {}, piece) : piece; });
  }

  function draw(block, n) {
    var in1 = function (pair) { return inline(pair[n]); };
    if (block.p) return el("p", {}, in1(block.p));
    if (block.note) return el("p", { "class": "note" }, in1(block.note));
    if (block.list) return el("ul", {}, block.list.map(function (pair) { return el("li", {}, in1(pair)); }));
    if (block.steps) return el("ol", {}, block.steps.map(function (pair) { return el("li", {}, in1(pair)); }));
    if (block.flow) return el("ol", { "class": "flow" }, block.flow.map(function (pair) { return el("li", {}, in1(pair)); }));
    if (block.terms) {
      var list = el("dl");
      block.terms.forEach(function (term) {
        list.appendChild(el("dt", {}, in1(term[0])));
        list.appendChild(el("dd", {}, in1(term[1])));
      });
      return list;
    }
    if (block.picture) return picture(block.picture, n);
    return null;
  }

  // boxes: [x, y, width, height, [hi, en]]; arrows: [x1, y1, x2, y2]
  function picture(p, n) {
    var ns = "http://www.w3.org/2000/svg";
    function shape(tag, attributes, text) {
      var node = document.createElementNS(ns, tag);
      Object.keys(attributes).forEach(function (name) { node.setAttribute(name, attributes[name]); });
      if (text) node.textContent = text;
      return node;
    }
    var svg = shape("svg", { viewBox: "0 0 320 " + p.height, role: "img", "aria-label": p.label[n] });
    p.arrows.forEach(function (a) {
      var angle = Math.atan2(a[3] - a[1], a[2] - a[0]);
      var wing = function (turn) { return (a[2] - 9 * Math.cos(angle + turn)) + " " + (a[3] - 9 * Math.sin(angle + turn)); };
      svg.appendChild(shape("path", { d: "M" + a[0] + " " + a[1] + "L" + a[2] + " " + a[3] + "M" + wing(0.5) + "L" + a[2] + " " + a[3] + "L" + wing(-0.5),
        fill: "none", stroke: "#0b5394", "stroke-width": 2 }));
    });
    p.boxes.forEach(function (b) {
      svg.appendChild(shape("rect", { x: b[0], y: b[1], width: b[2], height: b[3], rx: 5, fill: b[5] || "#eef4fa", stroke: "#8a97a6" }));
      b[4][n].split("\n").forEach(function (line, i, lines) {
        svg.appendChild(shape("text", { x: b[0] + b[2] / 2, y: b[1] + b[3] / 2 + 5 + (i - (lines.length - 1) / 2) * 17,
          "text-anchor": "middle", "font-size": 13, fill: "#1d2733" }, line));
      });
    });
    return svg;
  }

  return { el: el, inline: inline, draw: draw };
})();
