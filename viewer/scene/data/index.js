// An index of pictures: a table of any length, of which only the rows in sight exist, and whose rows
// come in files of their own, loaded by script tags because a page from a file may not fetch. A search
// reads file after file and shows what it has found so far. ES5, for any browser; see rows.js.
(function (root) {
  'use strict';

  var ROW_HEIGHT = 30;
  var TURN_MS = 12;
  var COLUMNS = ['name', 'type', 'projects', 'environment', 'status', 'cliqueType', 'nodes', 'links'];

  var page = root.document;
  var logic = root.toposcopeIndex;
  function one(selector) { return page.querySelector(selector); }

  var about = JSON.parse(one('#about').textContent);
  var chunkCount = Math.ceil(about.rows / about.chunkRows);
  var statuses = about.choices.status.map(function (choice) { return choice[0]; });
  var scroller = one('.scroller');
  var spacer = one('.spacer');
  var sight = one('.sight');
  var search = one('header input');
  var state = one('.state');
  var selects = {};
  var chunks = [];        // rows of each file that came
  var waiting = {};       // by number of file: what to call when it came
  var missing = [];       // files that could not be loaded
  var found = null;       // rows that pass; null: all, as the files have them
  var sortBy = { column: '', isDownwards: false };
  var run = 0;            // of the search that is valid
  var texts = root.Intl ? new root.Intl.Collator(undefined, { numeric: true }).compare :
      function (a, b) { return a < b ? -1 : a > b ? 1 : 0; };

  // Files.
  function arrived(number) {
    var callbacks = waiting[number] || [];
    delete waiting[number];
    callbacks.forEach(function (callback) { callback(); });
  }

  root.toposcopeRows = function (number, words, rows) { chunks[number] = logic.unpacked(words, rows); };

  function load(number, callback) {
    if (number >= chunkCount || chunks[number]) return callback();
    if (waiting[number]) return void waiting[number].push(callback);
    waiting[number] = [callback];
    var script = page.createElement('script');
    script.src = logic.chunkFile(number);
    script.onload = script.onerror = function () {
      if (!chunks[number]) {
        missing.push(logic.chunkFile(number));
        chunks[number] = [];
      }
      page.head.removeChild(script);
      arrived(number);
    };
    page.head.appendChild(script);
  }

  // The rows in sight.
  function rowAt(index) {
    if (found) return found[index];
    var number = Math.floor(index / about.chunkRows);
    if (!chunks[number]) {
      load(number, draw);
      return undefined;
    }
    return chunks[number][index % about.chunkRows];
  }

  function cell(row, text, kind) {
    var element = page.createElement('div');
    element.setAttribute('role', 'cell');
    element.className = kind || '';
    element.textContent = text;
    if (text !== '') element.title = text;
    row.appendChild(element);
    return element;
  }

  function addName(element, row) {
    var link = page.createElement('a');
    link.href = logic.address(row.file);
    link.textContent = row.name || row.id;
    element.appendChild(link);
    if (row.id !== row.name) element.appendChild(page.createElement('small')).textContent = row.id;
    element.title = row.name + '\n' + row.id;
  }

  function addStatus(element, row) {
    var mark = page.createElement('i');
    mark.className = 'mark ' + row.status.toLowerCase().replace(/[^a-z]/g, '-');
    element.insertBefore(mark, element.firstChild);
  }

  function drawRow(index) {
    var element = page.createElement('div');
    element.setAttribute('role', 'row');
    element.setAttribute('aria-rowindex', index + 2);
    var row = rowAt(index);
    if (!row) {
      cell(element, 'loading', 'late');
      return element;
    }
    addName(cell(element, '', 'name'), row);
    cell(element, row.type);
    cell(element, row.projects.join(', '));
    cell(element, row.environment);
    addStatus(cell(element, row.status, 'status'), row);
    cell(element, row.cliqueType);
    cell(element, logic.grouped(row.nodes), 'number');
    cell(element, logic.grouped(row.links), 'number');
    return element;
  }

  function count() { return found ? found.length : about.rows; }

  function draw() {
    spacer.style.height = count() * ROW_HEIGHT + 'px';
    var range = logic.visible(scroller.scrollTop, scroller.clientHeight, ROW_HEIGHT, count());
    sight.textContent = '';
    sight.style.top = range.first * ROW_HEIGHT + 'px';
    for (var i = range.first; i < range.last; ++i) sight.appendChild(drawRow(i));
  }

  var isDue = false;
  function drawSoon() {
    if (isDue) return;
    isDue = true;
    root.requestAnimationFrame(function () { isDue = false; draw(); });
  }

  // Searching and sorting.
  function choices() {
    var chosen = { q: search.value.trim() };
    Object.keys(selects).forEach(function (key) { chosen[key] = selects[key].value; });
    return chosen;
  }

  function tell(rowsRead) {
    var text = found && found.length < about.rows ? logic.grouped(found.length) + ' of ' : '';
    text += logic.grouped(about.rows) + ' pictures';
    if (rowsRead < about.rows) text += ', ' + logic.grouped(rowsRead) + ' searched';
    if (missing.length > 0) text += ', missing: ' + missing.join(', ');
    state.textContent = text;
    one('.progress').style.width = rowsRead < about.rows ? 100 * rowsRead / about.rows + '%' : '0';
    one('.empty').hidden = count() > 0 || rowsRead < about.rows;
  }

  function finish() {
    if (sortBy.column) {
      found = logic.sorted(found, logic.comparison(sortBy.column, statuses, texts), sortBy.isDownwards);
    }
    tell(about.rows);
    drawSoon();
  }

  /** Reads loaded files for a moment, then lets the page breathe. */
  function scan(mine, filter, number) {
    if (mine !== run) return;
    var until = Date.now() + TURN_MS;
    for (; number < chunkCount && chunks[number] && Date.now() < until; ++number) {
      chunks[number].forEach(function (row) { if (logic.passes(row, filter)) found.push(row); });
    }
    if (number === chunkCount) return finish();
    tell(number * about.chunkRows);
    drawSoon();
    if (chunks[number]) root.setTimeout(function () { scan(mine, filter, number); }, 0);
    else load(number, function () { scan(mine, filter, number); });
  }

  function find() {
    var chosen = choices();
    var filter = {
      words: logic.words(chosen.q), type: chosen.type, status: chosen.status,
      environment: chosen.environment, project: chosen.project
    };
    run += 1;
    scroller.scrollTop = 0;
    root.location.replace('#' + logic.toHash(chosen));
    if (logic.asksNothing(filter) && !sortBy.column) {
      found = null;
      tell(about.rows);
      draw();
      return;
    }
    found = [];
    scan(run, filter, 0);
  }

  /** By a column upwards, downwards, then as the files have them. */
  function sortByColumn(column) {
    if (sortBy.column !== column) sortBy = { column: column, isDownwards: false };
    else if (!sortBy.isDownwards) sortBy = { column: column, isDownwards: true };
    else sortBy = { column: '', isDownwards: false };
    Array.prototype.forEach.call(page.querySelectorAll('[role=columnheader]'), function (head, index) {
      var isIt = COLUMNS[index] === sortBy.column;
      head.setAttribute('aria-sort', isIt ? (sortBy.isDownwards ? 'descending' : 'ascending') : 'none');
    });
    find();
  }

  // Controls.
  function addChoices(select) {
    about.choices[select.name].forEach(function (choice) {
      var option = page.createElement('option');
      option.value = choice[0];
      option.textContent = (choice[0] || 'none') + ' (' + logic.grouped(choice[1]) + ')';
      if (choice[0] !== '') select.appendChild(option);
    });
    select.hidden = select.options.length < 2;
    selects[select.name] = select;
    select.addEventListener('change', find);
  }

  function restore() {
    var chosen = logic.fromHash(root.location.hash);
    search.value = chosen.q || '';
    Object.keys(selects).forEach(function (key) { selects[key].value = chosen[key] || ''; });
    Object.keys(selects).forEach(function (key) {
      if (selects[key].selectedIndex < 0) selects[key].value = '';
    });
  }

  function onKey(event) {
    var withControl = event.ctrlKey || event.metaKey;
    var asksSearch = (withControl && event.key.toLowerCase() === 'k') ||
        (event.key === '/' && event.target !== search && !withControl);
    if (asksSearch) {
      search.select();
      search.focus();
    } else if (event.target === search && event.key === 'Escape') {
      search.value = '';
      find();
    } else if (event.target === search && event.key === 'Enter') {
      var first = one('.sight a');
      if (first) first.focus();
    } else return;
    event.preventDefault();
  }

  var typing = 0;
  search.addEventListener('input', function () {
    root.clearTimeout(typing);
    typing = root.setTimeout(find, 120);
  });
  Array.prototype.forEach.call(page.querySelectorAll('header select'), addChoices);
  Array.prototype.forEach.call(page.querySelectorAll('[role=columnheader] button'), function (button, index) {
    button.addEventListener('click', function () { sortByColumn(COLUMNS[index]); });
  });
  scroller.addEventListener('scroll', drawSoon);
  root.addEventListener('resize', drawSoon);
  page.addEventListener('keydown', onKey);
  restore();
  find();
}(this));
