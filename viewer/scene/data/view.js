// Arithmetic of a picture in a window: what is seen of it, what a search finds, where a tooltip goes.
// Knows no page, so that it can be tried without one. ES5, for any browser.
(function (root) {
  'use strict';

  var SMALLEST = 0.02;
  var LARGEST = 16;
  var TIP_LINES = 12;

  // A view is the point of the picture at the window's upper left corner, and window pixels per unit.

  function limited(value, low, high) {
    return Math.max(low, Math.min(high, value));
  }

  /** The whole picture in the middle of the window, not larger than life. */
  function fit(picture, size) {
    var scale = Math.min(size.width / picture.width, size.height / picture.height, 1);
    return {
      x: picture.x + (picture.width - size.width / scale) / 2,
      y: picture.y + (picture.height - size.height / scale) / 2,
      scale: scale
    };
  }

  /** Nearer or farther; what is at `point` of the window stays there. */
  function zoom(view, factor, point) {
    var scale = limited(view.scale * factor, Math.min(SMALLEST, view.scale), LARGEST);
    return {
      x: view.x + point.x / view.scale - point.x / scale,
      y: view.y + point.y / view.scale - point.y / scale,
      scale: scale
    };
  }

  /** The picture moved by pixels; a part of it always stays in sight. */
  function pan(view, dx, dy, picture, size) {
    var rest = 40 / view.scale;
    return {
      x: limited(view.x - dx / view.scale, picture.x - size.width / view.scale + rest,
                 picture.x + picture.width - rest),
      y: limited(view.y - dy / view.scale, picture.y - size.height / view.scale + rest,
                 picture.y + picture.height - rest),
      scale: view.scale
    };
  }

  /** Whether a box can be read where it is. */
  function isInSight(view, box, size) {
    var left = (box.x - view.x) * view.scale;
    var top = (box.y - view.y) * view.scale;
    return view.scale >= 0.55 && left >= 20 && top >= 20 &&
        left + box.width * view.scale <= size.width - 20 &&
        top + box.height * view.scale <= size.height - 20;
  }

  /** A box in the middle of the window, large enough to be read; where it is if that will do. */
  function centre(view, box, size) {
    if (isInSight(view, box, size)) return view;
    var scale = limited(view.scale, 0.85, LARGEST);
    return {
      x: box.x + box.width / 2 - size.width / scale / 2,
      y: box.y + box.height / 2 - size.height / scale / 2,
      scale: scale
    };
  }

  function words(query) {
    return query.toLowerCase().split(/\s+/).filter(function (word) { return word !== ''; });
  }

  function matches(text, wanted) {
    return wanted.every(function (word) { return text.indexOf(word) >= 0; });
  }

  /** The next index of `count` in a circle; from none (-1) the first or the last. */
  function step(index, by, count) {
    if (count === 0) return -1;
    if (index < 0) return by > 0 ? 0 : count - 1;
    return (index + by + count) % count;
  }

  /** Lines of a tooltip; too many become a number. */
  function tipLines(text) {
    var lines = text.split('\n');
    if (lines.length <= TIP_LINES) return lines;
    return lines.slice(0, TIP_LINES - 1).concat((lines.length - TIP_LINES + 1) + ' more lines');
  }

  /** Where a tooltip goes: beside the pointer, never under it, inside of the window. */
  function tipPlace(point, tip, size) {
    var left = point.x + 14;
    var top = point.y + 18;
    if (left + tip.width > size.width - 4) left = point.x - 14 - tip.width;
    if (top + tip.height > size.height - 4) top = point.y - 14 - tip.height;
    return { left: Math.max(4, left), top: Math.max(4, top) };
  }

  root.toposcopeView = {
    fit: fit, zoom: zoom, pan: pan, centre: centre, words: words, matches: matches, step: step,
    tipLines: tipLines, tipPlace: tipPlace
  };
}(this));
