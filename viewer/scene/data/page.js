// A picture that can be moved, searched and asked: pan, zoom, search, tooltips, keys. No library, and
// nothing from the network, so that it works from a file. ES5, for any browser; see view.js.
(function (root) {
  'use strict';

  var TIP_DELAY_MS = 350;
  var MOST_HALOS = 500;

  var math = root.toposcopeView;
  var page = root.document;
  function one(selector) { return page.querySelector(selector); }

  var main = one('body > main');
  var svg = one('body > main > svg');
  var tip = one('body > .tip');
  var search = one('header input');
  var hitCount = one('header .search output');
  var level = one('header .zoom output');
  var whole = svg.viewBox.baseVal;
  var picture = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  var things = [];   // {element, text, lower} of each group with a title
  var hits = [];     // indexes of things
  var atHit = -1;
  var here = -1;     // index of the thing with the ring
  var isFitted = true;
  var view = null;

  /** Takes the titles off the groups: tooltips are ours, in the look of the page. */
  function collect() {
    Array.prototype.forEach.call(svg.querySelectorAll('g'), function (element) {
      var title = element.firstElementChild;
      if (!title || title.tagName.toLowerCase() !== 'title') return;
      var text = title.textContent;
      element.removeChild(title);
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', text);
      element.toposcopeThing = things.length;
      things.push({ element: element, text: text, lower: text.toLowerCase() });
    });
  }

  function sizeOfMain() { return { width: main.clientWidth, height: main.clientHeight }; }

  function show(next) {
    view = next;
    var size = sizeOfMain();
    svg.setAttribute('viewBox', [view.x, view.y, size.width / view.scale, size.height / view.scale].join(' '));
    level.textContent = Math.round(view.scale * 100) + ' %';
  }

  function showAll() {
    isFitted = true;
    show(math.fit(picture, sizeOfMain()));
  }

  function move(next) {
    isFitted = false;
    hideTip();
    show(math.pan(next, 0, 0, picture, sizeOfMain()));
  }

  function zoomBy(factor, point) {
    var size = sizeOfMain();
    move(math.zoom(view, factor, point || { x: size.width / 2, y: size.height / 2 }));
  }

  // Rings and halos lie above the picture, in its own units.
  var marks = page.createElementNS(svg.namespaceURI, 'g');

  function frame(thing, kind, away) {
    var box = thing.element.getBBox();
    var rect = page.createElementNS(svg.namespaceURI, 'rect');
    rect.setAttribute('class', kind);
    rect.setAttribute('x', box.x - away);
    rect.setAttribute('y', box.y - away);
    rect.setAttribute('width', box.width + 2 * away);
    rect.setAttribute('height', box.height + 2 * away);
    rect.setAttribute('rx', 8);
    marks.appendChild(rect);
  }

  function mark() {
    marks.textContent = '';
    hits.slice(0, MOST_HALOS).forEach(function (index) { frame(things[index], 'hit', 4); });
    if (here >= 0) frame(things[here], 'here', 3);
  }

  // Tooltips.
  var tipTimer = 0;
  var tipOf = -1;

  function hideTip() {
    root.clearTimeout(tipTimer);
    tip.hidden = true;
    tipOf = -1;
  }

  function showTip(index, point) {
    tip.textContent = '';
    math.tipLines(things[index].text).forEach(function (line) {
      var row = page.createElement('div');
      row.textContent = line;
      tip.appendChild(row);
    });
    tip.hidden = false;
    var place = math.tipPlace(point, tip.getBoundingClientRect(), { width: root.innerWidth, height: root.innerHeight });
    tip.style.left = place.left + 'px';
    tip.style.top = place.top + 'px';
  }

  function tipAfterAWhile(index, point) {
    if (index === tipOf) return;
    hideTip();
    tipOf = index;
    if (index >= 0) tipTimer = root.setTimeout(function () { showTip(index, point); }, TIP_DELAY_MS);
  }

  function thingAt(target) {
    for (var element = target; element && element !== svg; element = element.parentNode) {
      if (element.toposcopeThing !== undefined) return element.toposcopeThing;
    }
    return -1;
  }

  // One thing at a time: by search, by keys, by a click.
  function goTo(index) {
    here = index;
    mark();
    if (index < 0) return;
    move(math.centre(view, things[index].element.getBBox(), sizeOfMain()));
    var box = things[index].element.getBoundingClientRect();
    showTip(index, { x: box.left + box.width / 2, y: box.bottom });
    main.setAttribute('aria-label', things[index].text);
  }

  function tellHits() {
    if (search.value.trim() === '') hitCount.textContent = '';
    else if (hits.length === 0) hitCount.textContent = 'none found';
    else hitCount.textContent = (atHit >= 0 ? (atHit + 1) + ' of ' : '') + hits.length + (atHit < 0 ? ' found' : '');
  }

  function find() {
    var wanted = math.words(search.value);
    hits = [];
    atHit = -1;
    here = -1;
    hideTip();
    if (wanted.length > 0) {
      things.forEach(function (thing, index) { if (math.matches(thing.lower, wanted)) hits.push(index); });
    }
    mark();
    tellHits();
  }

  function nextHit(by) {
    atHit = math.step(atHit, by, hits.length);
    if (atHit >= 0) goTo(hits[atHit]);
    tellHits();
  }

  function clear() {
    search.value = '';
    find();
    main.focus();
  }

  // Keys.
  var KEYS = {
    '+': function () { zoomBy(1.25); }, '=': function () { zoomBy(1.25); },
    '-': function () { zoomBy(0.8); }, '_': function () { zoomBy(0.8); },
    '0': showAll, 'f': showAll, 'F': showAll,
    'ArrowLeft': function () { move(math.pan(view, 60, 0, picture, sizeOfMain())); },
    'ArrowRight': function () { move(math.pan(view, -60, 0, picture, sizeOfMain())); },
    'ArrowUp': function () { move(math.pan(view, 0, 60, picture, sizeOfMain())); },
    'ArrowDown': function () { move(math.pan(view, 0, -60, picture, sizeOfMain())); },
    ']': function () { goTo(math.step(here, 1, things.length)); },
    '[': function () { goTo(math.step(here, -1, things.length)); },
    '/': function () { search.select(); search.focus(); },
    'Escape': clear
  };

  function onKey(event) {
    var withControl = event.ctrlKey || event.metaKey;
    if (withControl && event.key.toLowerCase() === 'k') KEYS['/']();
    else if (withControl || event.altKey) return;
    else if (event.target === search) {
      if (event.key === 'Enter') nextHit(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') clear();
      else return;
    } else if (KEYS.hasOwnProperty(event.key)) KEYS[event.key]();
    else return;
    event.preventDefault();
  }

  // Pointers: one moves the picture, two also zoom it.
  var pointers = {};
  var travelled = 0;

  function pointOf(event) {
    var box = main.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function others(id) {
    return Object.keys(pointers).filter(function (key) { return key !== String(id); });
  }

  function onMove(event) {
    var before = pointers[event.pointerId];
    if (!before) {
      if (event.pointerType !== 'touch') tipAfterAWhile(thingAt(event.target), { x: event.clientX, y: event.clientY });
      return;
    }
    var now = pointOf(event);
    travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    pointers[event.pointerId] = now;
    if (travelled < 4) return;
    if (!main.hasPointerCapture(event.pointerId)) main.setPointerCapture(event.pointerId);
    main.classList.add('moving');
    var fixed = others(event.pointerId).map(function (key) { return pointers[key]; })[0];
    if (!fixed) return move(math.pan(view, now.x - before.x, now.y - before.y, picture, sizeOfMain()));
    var far = Math.max(1, Math.hypot(before.x - fixed.x, before.y - fixed.y));
    zoomBy(Math.hypot(now.x - fixed.x, now.y - fixed.y) / far, fixed);
  }

  function onDown(event) {
    if (event.button !== 0) return;
    if (others(event.pointerId).length === 0) travelled = 0;
    pointers[event.pointerId] = pointOf(event);
    hideTip();
  }

  function onUp(event) {
    if (!pointers[event.pointerId]) return;
    delete pointers[event.pointerId];
    main.classList.remove('moving');
    if (travelled >= 4 || event.type !== 'pointerup') return;
    here = thingAt(event.target);
    mark();
    if (here >= 0) showTip(here, { x: event.clientX, y: event.clientY });
  }

  function onWheel(event) {
    var unit = [1, 16, main.clientHeight][event.deltaMode] || 1;
    zoomBy(Math.pow(2, -event.deltaY * unit / (event.ctrlKey ? 100 : 400)), pointOf(event));
    event.preventDefault();
  }

  // A link to page.html#id shows that thing.
  function showNamed() {
    var id = decodeURIComponent(root.location.hash.slice(1));
    things.forEach(function (thing, index) { if (id !== '' && thing.element.id === id) goTo(index); });
  }

  page.documentElement.classList.add('live');
  collect();
  svg.appendChild(marks);
  showAll();
  showNamed();
  page.addEventListener('keydown', onKey);
  search.addEventListener('input', find);
  main.addEventListener('pointermove', onMove);
  main.addEventListener('pointerdown', onDown);
  main.addEventListener('pointerup', onUp);
  main.addEventListener('pointercancel', onUp);
  main.addEventListener('pointerleave', function () { if (here < 0) hideTip(); });
  main.addEventListener('wheel', onWheel, { passive: false });
  one('header .out').addEventListener('click', KEYS['-']);
  one('header .in').addEventListener('click', KEYS['+']);
  one('header .fit').addEventListener('click', showAll);
  root.addEventListener('resize', function () { if (isFitted) showAll(); else show(view); });
  root.addEventListener('hashchange', showNamed);
  root.addEventListener('beforeprint', function () {
    svg.setAttribute('viewBox', [picture.x, picture.y, picture.width, picture.height].join(' '));
  });
  root.addEventListener('afterprint', function () { show(view); });
}(this));
