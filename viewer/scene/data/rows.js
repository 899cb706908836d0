// Rows of an index: what a search finds, how they are sorted, which file holds them. Knows no page,
// so that it can be tried without one. ES5, for any browser.
(function (root) {
  'use strict';

  // A row as the files hold it; words are indexes of the file's list of words.
  var FILE = 0, NAME = 1, ID = 2, TYPE = 3, PROJECTS = 4, ENVIRONMENT = 5, STATUS = 6,
      CLIQUE_TYPE = 7, NODES = 8, LINKS = 9;

  /** Rows with their words in place of numbers. */
  function unpacked(words, rows) {
    return rows.map(function (row) {
      return {
        file: row[FILE], name: row[NAME], id: row[ID], type: words[row[TYPE]],
        projects: row[PROJECTS].map(function (word) { return words[word]; }),
        environment: words[row[ENVIRONMENT]], status: words[row[STATUS]],
        cliqueType: words[row[CLIQUE_TYPE]], nodes: row[NODES], links: row[LINKS],
        text: (row[NAME] + '\n' + row[ID]).toLowerCase()
      };
    });
  }

  function chunkFile(number) {
    var digits = String(number);
    while (digits.length < 3) digits = '0' + digits;
    return 'rows-' + digits + '.js';
  }

  /** A relative address, whatever signs are in the name of the file. */
  function address(file) {
    return './' + file.split('/').map(encodeURIComponent).join('/');
  }

  function words(query) {
    return query.toLowerCase().split(/\s+/).filter(function (word) { return word !== ''; });
  }

  /** Whether a row has all words, and the value of each choice; an empty choice is any. */
  function passes(row, filter) {
    if (filter.type && row.type !== filter.type) return false;
    if (filter.status && row.status !== filter.status) return false;
    if (filter.environment && row.environment !== filter.environment) return false;
    if (filter.project && row.projects.indexOf(filter.project) < 0) return false;
    return filter.words.every(function (word) { return row.text.indexOf(word) >= 0; });
  }

  function asksNothing(filter) {
    return filter.words.length === 0 && !filter.type && !filter.status && !filter.environment &&
        !filter.project;
  }

  /** Compares two rows by a column; statuses by their order in `statuses`, the worst first. */
  function comparison(column, statuses, compareTexts) {
    if (column === 'nodes' || column === 'links') {
      return function (a, b) { return b[column] - a[column]; };
    }
    if (column === 'status') {
      return function (a, b) { return statuses.indexOf(a.status) - statuses.indexOf(b.status); };
    }
    if (column === 'projects') {
      return function (a, b) { return compareTexts(a.projects.join(), b.projects.join()); };
    }
    return function (a, b) { return compareTexts(a[column], b[column]); };
  }

  /** Sorted copy; rows that are equal keep their order, upwards as downwards. */
  function sorted(rows, compare, isDownwards) {
    return rows.map(function (row, index) { return { row: row, index: index }; })
        .sort(function (a, b) {
          var order = compare(a.row, b.row);
          if (order === 0) return a.index - b.index;
          return isDownwards ? -order : order;
        })
        .map(function (entry) { return entry.row; });
  }

  /** Which rows a window of this height shows, with a few more on both sides. */
  function visible(top, height, rowHeight, count) {
    var first = Math.max(0, Math.floor(top / rowHeight) - 4);
    return { first: first, last: Math.min(count, Math.ceil((top + height) / rowHeight) + 4) };
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
  }

  /** The choices of a page in its address: "q=web&type=vnic". */
  function toHash(choices) {
    return Object.keys(choices).filter(function (key) { return choices[key] !== ''; })
        .map(function (key) { return key + '=' + encodeURIComponent(choices[key]); }).join('&');
  }

  function fromHash(hash) {
    var choices = {};
    hash.replace(/^#/, '').split('&').forEach(function (part) {
      var at = part.indexOf('=');
      try {
        if (at > 0) choices[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
      } catch (ignored) {
        choices = {};  // an address that somebody cut
      }
    });
    return choices;
  }

  root.toposcopeIndex = {
    unpacked: unpacked, chunkFile: chunkFile, address: address, words: words, passes: passes,
    asksNothing: asksNothing, comparison: comparison, sorted: sorted, visible: visible,
    grouped: grouped, toHash: toHash, fromHash: fromHash
  };
}(this));
